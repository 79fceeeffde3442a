import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { headlessBundle, sampleTemplate } from './places.ts'

/** Makes the sample hospital once a run, with the product's own command; every test works on a copy of it. */
export default function prepareSample(): void {
  const made = `${sampleTemplate}.new`
  rmSync(made, { recursive: true, force: true })
  rmSync(sampleTemplate, { recursive: true, force: true })
  mkdirSync(dirname(made), { recursive: true })
  execFileSync(process.execPath, [headlessBundle, 'sample-workspace', '--out', made, '--until', '2026-10'], {
    stdio: 'inherit',
    env: { ...process.env, YANGCAI_TODAY: '2026-11-05' },
  })
  if (!existsSync(join(made, 'workspace.json')))
    throw new Error(`sample-workspace left no workspace in ${made}`)
  renameSync(made, sampleTemplate)
}
