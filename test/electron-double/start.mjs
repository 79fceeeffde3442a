/** Starts like Electron's executable: reads its command line, opens the inspector, runs the application, then Chromium. */
import { readFileSync, statSync } from 'node:fs'
import inspector from 'node:inspector'
import Module, { createRequire, register } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { electron } from './api.mjs'
import { announceReady, app, launch, switches } from './app.mjs'
import { closeWindows, windowsIn } from './browser-window.mjs'
import { startChromium } from './chromium.mjs'
import { packagedApp } from './packaged-app.mjs'
import { openSessions } from './session.mjs'

const args = process.argv.slice(2)
const executable = process.env.ELECTRON_DOUBLE_EXECUTABLE ?? join(import.meta.dirname, 'electron')
// As Electron has it: the executable, then everything it was called with.
process.argv = [executable, ...args]

const packaged = packagedApp(executable)
// Only now: reading the archive asks whether this is Electron, and would want its file system.
Object.assign(process.versions, { electron: '45.4.1', chrome: '0.0.0' })
if (args.some((arg) => arg.startsWith('--inspect'))) inspector.open(0)
register('./resolve-electron.mjs', import.meta.url)
const loader = /** @type {{ _load: (request: string, ...rest: unknown[]) => unknown }} */ (
  /** @type {unknown} */ (Module)
)
const load = loader._load
loader._load = function (request, ...rest) {
  return request === 'electron' || request === 'electron/main' ? electron : load.call(this, request, ...rest)
}

const require = createRequire(import.meta.url)
args.forEach((arg, index) => {
  if ((arg === '-r' || arg === '--require') && packaged === null) require(resolve(args[index + 1]))
})
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => app.quit())

launch.appPath = packaged ?? applicationArgument()
launch.isPackaged = packaged !== null
const manifest = JSON.parse(readFileSync(join(launch.appPath, 'package.json'), 'utf8'))
launch.name = manifest.productName ?? manifest.name
launch.version = manifest.version
launch.closeWindows = closeWindows

await import(pathToFileURL(join(launch.appPath, manifest.main)).href)

const chromium = await startChromium({
  userData: app.getPath('userData'),
  switches,
  noSandbox: args.includes('--no-sandbox') || process.getuid?.() === 0,
  onGone() {
    console.error('electron double: Chromium ended by itself')
    process.exit(1)
  },
})
launch.stopChromium = chromium.close
windowsIn(chromium)
openSessions()
announceReady()

/** The first argument that is no switch, as a folder with package.json or a file in one. */
function applicationArgument() {
  const path = args.find(
    (arg, index) => !arg.startsWith('-') && !['-r', '--require'].includes(args[index - 1]),
  )
  if (path === undefined) throw new Error('electron double: no application was named')
  const absolute = resolve(path)
  return statSync(absolute).isDirectory() ? absolute : dirname(absolute)
}
