import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where the end-to-end tests find the product and leave their pictures. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

export const headlessBundle = join(root, 'dist/headless/headless.js')
export const hostBundle = join(root, 'dist/host/host.js')
export const screenshots = join(root, 'artifacts/screens')
/** The stand-in for Electron's executable, as `ELECTRON_OVERRIDE_DIST_PATH` wants it. */
export const electronDouble = join(root, 'test/electron-double')

/** The real Electron, where one was downloaded. Never asked by `require('electron')`, which would start the download. */
export function realElectron(): string | null {
  const home = join(root, 'node_modules/electron')
  const pathFile = join(home, 'path.txt')
  if (!existsSync(pathFile)) return null
  const executable = join(home, 'dist', readFileSync(pathFile, 'utf8'))
  return existsSync(executable) ? executable : null
}

/** The packaged application to test: named, so that no old package of another day is tested by chance. */
export function packagedApp(): string | null {
  const named = process.env.YANGCAI_PACKAGED
  return named && existsSync(named) ? resolve(named) : null
}

/** The sample hospital that this run made and every test copies; set by prepare-sample.ts for the workers of the run. */
export function sampleTemplate(): string {
  const path = process.env.YANGCAI_SAMPLE_TEMPLATE
  if (!path) throw new Error('prepare-sample.ts runs before every test')
  return path
}
