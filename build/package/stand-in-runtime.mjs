import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What @electron/fuses looks for in an executable: sentinel, version 1, eight fuses as Electron sets them itself. */
const FUSE_WIRE = ['dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX', '\u0001', '\u0008', '10110111'].join('')

/**
 * A folder shaped like an unpacked Electron for Linux whose executable starts the stand-in of test/electron-double, so
 * that packaging can be tried, and what was packaged be started, without a download.
 * @param {{ root: string, folder: string }} where
 */
export function makeStandInRuntime({ root, folder }) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, 'locales'), { recursive: true })
  mkdirSync(join(folder, 'resources'))
  const start = join(root, 'test/electron-double/start.mjs')
  const script = [
    '#!/bin/sh',
    `ELECTRON_DOUBLE_EXECUTABLE="$(readlink -f "$0")" exec node '${start}' "$@"`,
    'exit 1',
    `# ${FUSE_WIRE}`,
    '',
  ].join('\n')
  writeFileSync(join(folder, 'electron'), script)
  chmodSync(join(folder, 'electron'), 0o755)
  for (const language of ['zh-CN', 'zh-TW', 'en-US', 'de', 'fr', 'ru'])
    writeFileSync(join(folder, 'locales', `${language}.pak`), '')
  for (const file of ['LICENSE', 'LICENSES.chromium.html', 'version', 'chrome-sandbox'])
    writeFileSync(join(folder, file), '')
}
