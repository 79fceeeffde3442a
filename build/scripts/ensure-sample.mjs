// On the very first start there is nothing to look at: makes the sample hospital, an ordinary workspace like any other.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildIfStale } from './build-if-stale.mjs'

const SAMPLE_NAME = '示例医院'

/** Says what happens; a failure costs the sample, not the start. @param {string} root */
export function ensureSample(root) {
  const where = spawnSync(process.execPath, [join(root, 'dist/host/host.js'), '--where'], {
    encoding: 'utf8',
  })
  if (where.status !== 0) return console.error(where.stderr.trim())
  const { workspaces, lastMonth } = JSON.parse(where.stdout)
  const names = existsSync(workspaces) ? readdirSync(workspaces) : []
  if (names.some((name) => existsSync(join(workspaces, name, 'workspace.json')) && !name.startsWith('.')))
    return
  buildIfStale(['headless'])
  console.log('First start: making the sample hospital, a year of exports (may take a minute) …')
  // Made under a hidden name, so that an interrupted start leaves no half hospital behind.
  const building = join(workspaces, `.sample-${process.pid}`)
  for (const name of names.filter((old) => old.startsWith('.sample-'))) {
    rmSync(join(workspaces, name), { recursive: true, force: true })
  }
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(root, 'dist/headless/headless.js'), 'sample-workspace', '--out', building, '--until', lastMonth],
    { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' },
  )
  if (status === 0 && existsSync(join(building, 'workspace.json'))) {
    renameSync(building, join(workspaces, SAMPLE_NAME))
    return
  }
  rmSync(building, { recursive: true, force: true })
  console.error(stderr.trim())
  console.error('The sample hospital could not be made (messages above); starting without a workspace.')
}
