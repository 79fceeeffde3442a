// `npm start`: builds what is missing, makes the sample hospital on the first start, and opens the product: in Electron
// where its runtime is there or can be downloaded, else in the machine's own browser.
//   npm start -- [--host desktop|browser] [--workspace DIR] [--no-open] [--stay] [--port N]
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const root = resolve(fileURLToPath(import.meta.url), '../../..')
/** A desktop start that ends so soon has failed; later it was somebody's day of work. */
const DIED_AT_ONCE_MS = 5000

/** @param {string} message @returns {never} */
function fail(message) {
  console.error(message)
  process.exit(2)
}

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`Node ${process.versions.node} is too old: install Node 20.19 or newer (nodejs.org), then try again.`)
}
if (!existsSync(resolve(root, 'node_modules/vite'))) {
  fail(`The dependencies are not installed. Run "npm ci" in ${root}, then "npm start".`)
}
// Loaded only now: without the dependencies these would fail with a stack instead of a sentence.
const { buildIfStale } = await import('./build-if-stale.mjs')
const { electronRuntime, fetchElectron } = await import('./electron-runtime.mjs')
const { ensureSample } = await import('./ensure-sample.mjs')

const options = readOptions()
const hasDisplay = process.platform !== 'linux' || !!(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
const passedOn = process.argv.slice(2).filter((_, index, all) => !isHostOption(all, index))

const electron = await chosenElectron()
buildIfStale(electron ? ['client', 'main', 'preload', 'host'] : ['client', 'host'])
if (!options.workspace) ensureSample(root)
if (electron) runDesktop(electron)
runBrowser()

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        host: { type: 'string' },
        workspace: { type: 'string' },
        'no-open': { type: 'boolean' },
        stay: { type: 'boolean' },
        port: { type: 'string' },
      },
    })
    if (values.host !== undefined && values.host !== 'desktop' && values.host !== 'browser') {
      fail(`--host is "desktop" or "browser", not "${values.host}".`)
    }
    return values
  } catch (error) {
    return fail(
      `${error instanceof Error ? error.message : error}\nUse: npm start -- [--host desktop|browser] [--workspace DIR] [--no-open] [--stay] [--port N]`,
    )
  }
}

/** `--host X` is for this script; the rest is for the host. @param {string[]} all @param {number} index */
function isHostOption(all, index) {
  return all[index] === '--host' || all[index].startsWith('--host=') || all[index - 1] === '--host'
}

/** Path of Electron's executable, or null for the browser host; says in one line which and why. */
async function chosenElectron() {
  if (options.host === 'browser') return null
  const browserOnly = options['no-open'] || options.stay || options.port !== undefined
  if (options.host !== 'desktop') {
    if (browserOnly) return null
    if (!hasDisplay) {
      console.log('No display here: the browser host serves instead of Electron.')
      return null
    }
  }
  const present = electronRuntime(root) ?? (await fetchElectron(root, { force: options.host === 'desktop' }))
  if (present) console.log(`Desktop host: Electron at ${present}`)
  else if (options.host === 'desktop') {
    fail(
      'Electron is not here and could not be downloaded. Set ELECTRON_MIRROR to a mirror, or ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron, or use "npm start -- --host browser".',
    )
  } else console.log("Electron's runtime is not here and cannot be downloaded: using the browser host.")
  return present
}

/** Does not come back unless Electron could not start at all. @param {string} executable */
function runDesktop(executable) {
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0
  const begun = Date.now()
  const { status, signal } = spawnSync(executable, [...(asRoot ? ['--no-sandbox'] : []), root, ...passedOn], {
    stdio: 'inherit',
  })
  if (status === 0 || signal !== null || Date.now() - begun > DIED_AT_ONCE_MS) process.exit(status ?? 0)
  if (options.host === 'desktop') fail(`Electron ended at once (${status}); its messages are above.`)
  console.log('Electron does not run here: using the browser host.')
}

function runBrowser() {
  const host = spawn(process.execPath, [resolve(root, 'dist/host/host.js'), ...passedOn], {
    stdio: 'inherit',
  })
  // Ctrl+C reaches both from the terminal, and the host decides what it means; the others reach only this process.
  process.on('SIGINT', () => {})
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP']))
    process.on(signal, () => host.kill(signal))
  host.on('close', (status) => process.exit(status ?? 0))
}
