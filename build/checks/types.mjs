// Types twice: shared/ without DOM and Node types, so that purity is a compile error; then everything together.
import { spawnSync } from 'node:child_process'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const tsc = resolve(root, 'node_modules/typescript/bin/tsc')
let failed = false
for (const project of ['shared/tsconfig.json', 'tsconfig.json']) {
  const { status } = spawnSync(process.execPath, [tsc, '-p', project], { cwd: root, stdio: 'inherit' })
  if (status !== 0) failed = true
}
process.exit(failed ? 1 : 0)
