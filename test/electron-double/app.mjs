import { mkdirSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { KnownEvents, notImplemented, strict } from './not-implemented.mjs'

const EVENTS = [
  'ready',
  'window-all-closed',
  'before-quit',
  'will-quit',
  'quit',
  'second-instance',
  'web-contents-created',
  'browser-window-created',
]

/** Set by start.mjs: what the command line and package.json said. */
export const launch = {
  appPath: '',
  name: 'Electron',
  version: '0.0.0',
  isPackaged: false,
  /** @type {() => Promise<boolean>} closes all windows; false when one of them refused */
  closeWindows: async () => true,
  /** @type {() => Promise<void>} */
  stopChromium: async () => {},
}

/** @type {Map<string, string>} */
const paths = new Map()
/** @type {Map<string, string>} */
export const switches = new Map()
/** @type {(event: unknown) => void} */
let becomeReady = () => {}
const ready = new Promise((resolve) => {
  becomeReady = resolve
})
let isReady = false
let isQuitting = false
let holdsLock = false

class App extends KnownEvents {
  constructor() {
    super('app', EVENTS)
  }

  commandLine = strict('app.commandLine', {
    /** @param {string} name @param {string} [value] */
    appendSwitch(name, value = '') {
      switches.set(name, value)
    },
    /** @param {string} name */
    hasSwitch: (name) => switches.has(name),
    /** @param {string} name */
    getSwitchValue: (name) => switches.get(name) ?? '',
  })

  whenReady() {
    return ready
  }
  isReady() {
    return isReady
  }
  getName() {
    return launch.name
  }
  getVersion() {
    return launch.version
  }
  getAppPath() {
    return launch.appPath
  }
  get isPackaged() {
    return launch.isPackaged
  }
  /** Every renderer here is in a world of its own; the system's sandbox is what Chromium's switches make of it. */
  enableSandbox() {
    if (isReady) throw new Error('app.enableSandbox() can only be called before app is ready')
  }

  /** @param {string} name */
  getPath(name) {
    if (!paths.has('userData')) paths.set('userData', join(homedir(), '.config', launch.name))
    const known = paths.get(name) ?? { home: homedir(), temp: tmpdir(), exe: process.argv[0] }[name]
    if (known === undefined) throw notImplemented(`app.getPath('${name}')`)
    return known
  }
  /** @param {string} name @param {string} path */
  setPath(name, path) {
    mkdirSync(path, { recursive: true })
    paths.set(name, path)
  }

  /** One holder per userData folder; a second start leaves its command line there for the first. */
  requestSingleInstanceLock() {
    const folder = this.getPath('userData')
    mkdirSync(folder, { recursive: true })
    const lock = join(folder, 'double-instance.pid')
    const calls = join(folder, 'double-second-instance')
    for (;;) {
      try {
        writeFileSync(lock, String(process.pid), { flag: 'wx' })
        break
      } catch {
        const holder = Number(readFileSync(lock, 'utf8'))
        if (isAlive(holder)) {
          writeFileSync(join(calls, `${process.pid}.part`), '')
          writeFileSync(join(calls, `${process.pid}.json`), JSON.stringify([process.argv, process.cwd()]))
          return false
        }
        rmSync(lock, { force: true })
      }
    }
    rmSync(calls, { recursive: true, force: true })
    mkdirSync(calls)
    watch(calls, () => this.hearSecondStarts(calls)).unref()
    process.once('exit', () => rmSync(lock, { force: true }))
    holdsLock = true
    return true
  }
  hasSingleInstanceLock() {
    return holdsLock
  }

  /** @param {string} calls */
  hearSecondStarts(calls) {
    for (const name of readdirSync(calls).filter((one) => one.endsWith('.json'))) {
      const text = readFileSync(join(calls, name), 'utf8')
      // Empty for the moment between creating and writing; its writing is another change of the folder.
      if (text === '') continue
      rmSync(join(calls, name))
      const [argv, cwd] = JSON.parse(text)
      void ready.then(() => this.emit('second-instance', {}, argv, cwd, null))
    }
  }

  quit() {
    void this.tryToQuit()
  }
  async tryToQuit() {
    if (isQuitting) return
    isQuitting = true
    const goes = this.ask('before-quit') && (await launch.closeWindows()) && this.ask('will-quit')
    isQuitting = false
    if (!goes) return
    this.emit('quit', {}, 0)
    this.exit(0)
  }
  /** @param {number} [code] */
  exit(code = 0) {
    isQuitting = true
    void launch.stopChromium().finally(() => process.exit(code))
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

export const app = strict('app', new App())

export function isAppQuitting() {
  return isQuitting
}

export function announceReady() {
  isReady = true
  app.emit('ready', {}, {})
  becomeReady({})
}
