// `npm run -s desk -- <command>`: builds the headless bundle when it is missing or stale, then hands over to it.
import { spawnSync } from 'node:child_process'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildIfStale } from './build-if-stale.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
buildIfStale(['headless'])
const { status, signal } = spawnSync(
  process.execPath,
  [resolve(root, 'dist/headless/headless.js'), ...process.argv.slice(2)],
  {
    stdio: 'inherit',
  },
)
process.exit(signal ? 3 : (status ?? 3))
