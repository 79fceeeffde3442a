import { app, isAppQuitting } from './app.mjs'
import { KnownEvents, onlyKnown, strict } from './not-implemented.mjs'
import { WebContents } from './web-contents.mjs'

const EVENTS = [
  'ready-to-show',
  'show',
  'hide',
  'focus',
  'blur',
  'close',
  'closed',
  'minimize',
  'restore',
  'maximize',
  'unmaximize',
  'resize',
  'move',
]
const OPTIONS = [
  'x',
  'y',
  'width',
  'height',
  'minWidth',
  'minHeight',
  'show',
  'title',
  'backgroundColor',
  'autoHideMenuBar',
  'icon',
  'webPreferences',
]

/** @typedef {{ x: number, y: number, width: number, height: number }} Rectangle */

/** @type {Set<BrowserWindow>} */
const open = new Set()
/** @type {BrowserWindow | null} */
let focused = null
/** @type {import('./chromium.mjs').Chromium | null} */
let chromium = null
let lastId = 0

/** @param {import('./chromium.mjs').Chromium} started */
export function windowsIn(started) {
  chromium = started
}

class BrowserWindow extends KnownEvents {
  /** @param {Partial<Rectangle> & { show?: boolean, title?: string, webPreferences?: import('./web-contents.mjs').WebPreferences }} [options] */
  constructor(options = {}) {
    super('BrowserWindow', EVENTS)
    onlyKnown('BrowserWindow', options, OPTIONS)
    const engine = chromium
    if (engine === null) throw new Error('Cannot create BrowserWindow before app is ready')
    this.id = ++lastId
    this.title = options.title ?? ''
    /** @type {Rectangle} */
    this.bounds = {
      x: options.x ?? 0,
      y: options.y ?? 0,
      width: options.width ?? 800,
      height: options.height ?? 600,
    }
    this.state = { visible: options.show !== false, minimized: false, maximized: false, destroyed: false }
    const contents = new WebContents(options.webPreferences ?? {})
    this.webContents = contents.self
    contents.close = () => void this.tryToClose()
    contents.once('destroyed', () => this.finish())
    contents.once('did-finish-load', () => this.emit('ready-to-show', {}))
    /** @type {BrowserWindow} */
    const self = strict('BrowserWindow', this)
    this.self = self
    open.add(self)
    app.emit('web-contents-created', {}, this.webContents)
    app.emit('browser-window-created', {}, self)
    this.created = engine
      .createPage(this.bounds.width, this.bounds.height)
      .then((page) => contents.attach(engine, page))
    this.created.catch((error) => {
      if (!this.state.destroyed) console.error('electron double: no page for the window', error)
    })
    // biome-ignore lint/correctness/noConstructorReturn: the strict view is the window, as everywhere else here
    return self
  }

  static getAllWindows() {
    return [...open]
  }
  static getFocusedWindow() {
    return focused
  }
  /** @param {WebContents} contents */
  static fromWebContents(contents) {
    return [...open].find((one) => one.webContents === contents) ?? null
  }

  /** @param {string} url */
  async loadURL(url) {
    await this.created
    await this.webContents.loadURL(url)
  }

  show() {
    this.state.visible = true
    this.emit('show')
    this.focus()
  }
  hide() {
    this.state.visible = false
    this.emit('hide')
  }
  focus() {
    if (focused !== this.self) focused?.emit('blur')
    focused = this.self
    this.emit('focus')
  }
  isFocused() {
    return focused === this.self
  }
  isVisible() {
    return this.state.visible && !this.state.minimized
  }
  minimize() {
    this.state.minimized = true
    this.emit('minimize')
  }
  isMinimized() {
    return this.state.minimized
  }
  restore() {
    this.state.minimized = false
    this.emit('restore')
  }
  maximize() {
    this.state.maximized = true
    this.emit('maximize')
  }
  unmaximize() {
    this.state.maximized = false
    this.emit('unmaximize')
  }
  isMaximized() {
    return this.state.maximized
  }
  isFullScreen() {
    return false
  }
  /** @param {Partial<Rectangle>} bounds */
  setBounds(bounds) {
    this.bounds = { ...this.bounds, ...bounds }
    this.emit('resize')
  }
  getBounds() {
    return { ...this.bounds }
  }
  getNormalBounds() {
    return { ...this.bounds }
  }
  getTitle() {
    return this.title
  }
  isDestroyed() {
    return this.state.destroyed
  }

  close() {
    void this.tryToClose()
  }
  /** False when a listener prevented it. */
  async tryToClose() {
    if (this.state.destroyed) return true
    if (!this.ask('close')) return false
    await this.created.catch(() => {})
    await chromium?.browser
      .send('Target.closeTarget', { targetId: this.webContents.targetId })
      .catch(() => {})
    this.finish()
    return true
  }
  destroy() {
    const { targetId } = this.webContents
    this.finish()
    void this.created
      .then(() =>
        chromium?.browser.send('Target.closeTarget', { targetId: targetId || this.webContents.targetId }),
      )
      .catch(() => {})
  }

  finish() {
    if (this.state.destroyed) return
    this.state.destroyed = true
    open.delete(this.self)
    if (focused === this.self) focused = null
    this.emit('closed')
    this.webContents.vanish()
    if (open.size > 0 || isAppQuitting()) return
    if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed')
    else app.quit()
  }
}

/** The class with its gaps made loud as well. */
const strictClass = strict('BrowserWindow', BrowserWindow)

export { strictClass as BrowserWindow }

export async function closeWindows() {
  for (const window of [...open]) if (!(await window.tryToClose())) return false
  return true
}
