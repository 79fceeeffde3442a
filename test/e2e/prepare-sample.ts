import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { headlessBundle } from './places.ts'

/**
 * Makes the sample hospital once a run, with the product's own command; every test works on a copy of it. Each run has its
 * own, so that two runs on one machine do not pull it from under each other.
 */
export default function prepareSample(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'yangcai-sample-'))
  const workspace = join(folder, 'workspace')
  execFileSync(
    process.execPath,
    [headlessBundle, 'sample-workspace', '--out', workspace, '--until', '2026-10'],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, YANGCAI_TODAY: '2026-11-05' },
    },
  )
  if (!existsSync(join(workspace, 'workspace.json'))) {
    throw new Error(`sample-workspace left no workspace in ${workspace}`)
  }
  process.env.YANGCAI_SAMPLE_TEMPLATE = workspace
  return () => rmSync(folder, { recursive: true, force: true })
}
