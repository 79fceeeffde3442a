// Finds Electron's runtime, or fetches it. Never by require('electron'): in plain Node that starts a download by itself.
import { spawnSync } from 'node:child_process'
import { lookup } from 'node:dns/promises'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join, resolve } from 'node:path'

const DOWNLOAD_LIMIT_MS = 5 * 60 * 1000
const REACHABLE_WITHIN_MS = 2500
/** Where the site is reachable but its files are not, every start would otherwise wait for minutes. */
const ASK_AGAIN_AFTER_MS = 24 * 60 * 60 * 1000

/** Path of the executable, or null. @param {string} root */
export function electronRuntime(root) {
  const home = join(root, 'node_modules/electron')
  const pathFile = join(home, 'path.txt')
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : null
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (!override && name === null) return null
  const executable = resolve(override ?? join(home, 'dist'), name ?? 'electron')
  return existsSync(executable) ? executable : null
}

/**
 * Downloads the runtime with Electron's own installer where that has a chance; null when it has none or fails.
 * @param {string} root @param {{ force: boolean }} options `force`: the person asked for the desktop host by name
 */
export async function fetchElectron(root, { force }) {
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH || process.env.ELECTRON_SKIP_BINARY_DOWNLOAD) return null
  const failed = join(root, 'dist/.electron-not-fetched')
  const last = statSync(failed, { throwIfNoEntry: false })
  if (!force && last && Date.now() - last.mtimeMs < ASK_AGAIN_AFTER_MS) return null
  if (!(await isReachable())) return null
  console.log("Downloading Electron's runtime (about 110 MB; npm start -- --host browser does without) …")
  spawnSync(process.execPath, [join(root, 'node_modules/electron/install.js')], {
    stdio: ['ignore', 'inherit', 'ignore'],
    timeout: DOWNLOAD_LIMIT_MS,
  })
  const executable = electronRuntime(root)
  if (executable === null) {
    mkdirSync(join(root, 'dist'), { recursive: true })
    writeFileSync(failed, '')
  }
  return executable
}

/** Through a proxy we cannot look ourselves; then the installer has to try. */
async function isReachable() {
  if (process.env.HTTPS_PROXY || process.env.https_proxy || process.env.ELECTRON_GET_USE_PROXY) return true
  const source =
    process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? 'https://github.com/'
  if (!URL.canParse(source)) return true
  const { hostname, port, protocol } = new URL(source)
  const limit = new Promise((done) => setTimeout(() => done(false), REACHABLE_WITHIN_MS).unref())
  return Promise.race([limit, answers(hostname, Number(port) || (protocol === 'http:' ? 80 : 443))])
}

/** @param {string} hostname @param {number} port @returns {Promise<boolean>} */
async function answers(hostname, port) {
  try {
    const { address } = await lookup(hostname)
    return await new Promise((done) => {
      const socket = connect({ host: address, port, timeout: REACHABLE_WITHIN_MS })
      const end = (/** @type {boolean} */ reached) => {
        socket.destroy()
        done(reached)
      }
      socket.once('connect', () => end(true))
      socket.once('error', () => end(false))
      socket.once('timeout', () => end(false))
    })
  } catch {
    return false
  }
}
