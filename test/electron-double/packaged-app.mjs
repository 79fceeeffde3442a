import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/**
 * The application of a packaged product, unpacked from its app.asar (plain Node cannot read one); null when the
 * executable has no app.asar beside it.
 * @param {string} executable
 * @returns {string | null}
 */
export function packagedApp(executable) {
  const archive = join(dirname(executable), 'resources', 'app.asar')
  if (!existsSync(archive)) return null
  const { extractAll } = createRequire(import.meta.url)('@electron/asar')
  const folder = mkdtempSync(join(tmpdir(), 'electron-double-asar-'))
  extractAll(archive, folder)
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}
