import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { answerInvoke } from './ipc.mjs'
import { KnownEvents, notImplemented, onlyKnown, strict } from './not-implemented.mjs'
import { IPC_BINDING, ISOLATED_WORLD, isolatedWorldSource, mainWorldSource } from './page-worlds.mjs'
import { fromChromium, toChromium } from './scheme-proxy.mjs'
import { session, settlePermissions } from './session.mjs'

const EVENTS = [
  'will-navigate',
  'will-redirect',
  'will-attach-webview',
  'did-finish-load',
  'did-fail-load',
  'did-navigate',
  'dom-ready',
  'destroyed',
]
const WEB_PREFERENCES = [
  'preload',
  'contextIsolation',
  'sandbox',
  'nodeIntegration',
  'webviewTag',
  'spellcheck',
  'javascript',
]

/** @typedef {{ contextIsolation?: boolean, sandbox?: boolean, nodeIntegration?: boolean, webviewTag?: boolean, javascript?: boolean, preload?: string }} WebPreferences */
/** @typedef {{ url: string, parent: string | null }} FrameState */

/** @type {Map<number, WebContents>} */
const all = new Map()
let lastId = 0

export class WebContents extends KnownEvents {
  /** @param {WebPreferences} preferences */
  constructor(preferences) {
    super('webContents', EVENTS)
    onlyKnown('webPreferences', preferences, WEB_PREFERENCES)
    // Electron's own defaults are the safe ones; the stand-in has nothing for the others.
    if (preferences.contextIsolation === false) throw notImplemented('webPreferences contextIsolation: false')
    if (preferences.sandbox === false) throw notImplemented('webPreferences sandbox: false')
    if (preferences.nodeIntegration) throw notImplemented('webPreferences nodeIntegration: true')
    if (preferences.webviewTag) throw notImplemented('webPreferences webviewTag: true')
    this.preferences = preferences
    this.id = ++lastId
    this.session = session.defaultSession
    this.targetId = ''
    this.gone = false
    /** @type {import('./cdp.mjs').CdpSession | null} */
    this.page = null
    /** @type {Map<string, FrameState>} */
    this.frames = new Map()
    /** @type {Map<number, string>} */
    this.frameOfContext = new Map()
    /** @type {(details: { url: string }) => { action: string }} */
    this.openHandler = () => ({ action: 'allow' })
    /** Address that the application itself is loading: no `will-navigate` for it. @type {string | null} */
    this.ownLoad = null
    /** @type {WebContents} */
    this.self = strict('webContents', this)
    all.set(this.id, this.self)
  }

  /** Takes the page over while it is paused, and lets it go. @param {import('./chromium.mjs').Chromium} chromium @param {{ targetId: string, session: import('./cdp.mjs').CdpSession }} created */
  async attach(chromium, { targetId, session: page }) {
    this.targetId = targetId
    this.page = page
    this.frames.set(targetId, { url: 'about:blank', parent: null })
    this.follow(chromium, page)
    const { preload, javascript } = this.preferences
    await Promise.all([
      page.send('Page.enable'),
      page.send('Runtime.enable'),
      page.send('Fetch.enable', { patterns: [{ urlPattern: '*', resourceType: 'Document' }] }),
      ...(javascript === false ? [page.send('Emulation.setScriptExecutionDisabled', { value: true })] : []),
      ...(preload === undefined ? [] : this.inject(page, readFileSync(preload, 'utf8'))),
      settlePermissions(chromium.browser, this.self),
    ])
    await page.send('Runtime.runIfWaitingForDebugger')
  }

  /** @param {import('./cdp.mjs').CdpSession} page @param {string} preload */
  inject(page, preload) {
    const key = randomUUID()
    return [
      page.send('Runtime.addBinding', { name: IPC_BINDING, executionContextName: ISOLATED_WORLD }),
      page.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldSource(key) }),
      page.send('Page.addScriptToEvaluateOnNewDocument', {
        source: isolatedWorldSource(key, preload),
        worldName: ISOLATED_WORLD,
      }),
    ]
  }

  /** @param {import('./chromium.mjs').Chromium} chromium @param {import('./cdp.mjs').CdpSession} page */
  follow(chromium, page) {
    page.on('Page.frameAttached', (params) => {
      this.frames.set(String(params.frameId), { url: '', parent: String(params.parentFrameId) })
    })
    page.on('Page.frameDetached', (params) => void this.frames.delete(String(params.frameId)))
    page.on('Page.frameNavigated', (params) => {
      const frame = /** @type {{ id: string, url: string, urlFragment?: string, parentId?: string }} */ (
        params.frame
      )
      const url = fromChromium(frame.url + (frame.urlFragment ?? ''))
      this.frames.set(frame.id, { url, parent: frame.parentId ?? null })
      if (frame.parentId === undefined) this.emit('did-navigate', {}, url)
    })
    page.on('Page.navigatedWithinDocument', (params) => {
      const frame = this.frames.get(String(params.frameId))
      if (frame) frame.url = fromChromium(String(params.url))
    })
    page.on('Page.domContentEventFired', () => void this.emit('dom-ready', {}))
    page.on('Page.loadEventFired', () => {
      this.ownLoad = null
      if (this.frames.get(this.targetId)?.url !== 'about:blank') this.emit('did-finish-load', {})
    })
    page.on('Page.windowOpen', (params) => {
      const { action } = this.openHandler({ url: fromChromium(String(params.url)) })
      if (action !== 'deny') {
        console.error(notImplemented(`window.open with { action: '${action}' }`).message)
        process.exit(1)
      }
    })
    page.on('Runtime.executionContextCreated', (params) => {
      const context = /** @type {{ id: number, name: string, auxData: { frameId: string } }} */ (
        params.context
      )
      this.frameOfContext.set(context.id, context.auxData.frameId)
    })
    page.on('Runtime.executionContextDestroyed', (params) => {
      this.frameOfContext.delete(Number(params.executionContextId))
    })
    page.on('Runtime.bindingCalled', (params) => {
      if (params.name !== IPC_BINDING) return
      const contextId = Number(params.executionContextId)
      const event = { sender: this.self, senderFrame: this.frame(this.frameOfContext.get(contextId)) }
      void answerInvoke(String(params.payload), event)
        .then((text) =>
          page.send('Runtime.callFunctionOn', {
            executionContextId: contextId,
            functionDeclaration: 'function (text) { electronDoubleReply(text) }',
            arguments: [{ value: text }],
          }),
        )
        // The document that asked may have gone meanwhile.
        .catch(() => {})
    })
    page.on('Fetch.requestPaused', (params) => void this.decide(page, params).catch(() => {}))
    chromium.browser.on('Target.targetDestroyed', (params) => {
      if (params.targetId === this.targetId) this.vanish()
    })
    chromium.browser.on('Target.detachedFromTarget', (params) => {
      if (params.sessionId === page.id) this.vanish()
    })
  }

  /** @param {import('./cdp.mjs').CdpSession} page @param {import('./cdp.mjs').Params} params */
  async decide(page, params) {
    const { requestId, request, frameId, redirectedRequestId } =
      /** @type {{ requestId: string, request: { url: string }, frameId: string, redirectedRequestId?: string }} */ (
        /** @type {unknown} */ (params)
      )
    const isOwn = this.ownLoad === request.url
    const event = redirectedRequestId === undefined ? 'will-navigate' : 'will-redirect'
    const url = fromChromium(request.url)
    const goesOn = isOwn || frameId !== this.targetId || this.ask(event, { url, isMainFrame: true }, url)
    if (goesOn) await page.send('Fetch.continueRequest', { requestId })
    else await page.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
  }

  /** As `event.senderFrame`; null when the frame has gone. @param {string | undefined} frameId @returns {{ url: string, origin: string, parent: object | null } | null} */
  frame(frameId) {
    const state = frameId === undefined ? undefined : this.frames.get(frameId)
    if (state === undefined) return null
    const { url, parent } = state
    const origin = URL.canParse(url) ? `${new URL(url).protocol}//${new URL(url).host}` : 'null'
    const above = parent === null ? null : this.frame(parent)
    return strict('webFrameMain', { url, origin, parent: above })
  }

  get mainFrame() {
    return this.frame(this.targetId)
  }

  /** @param {string} url */
  async loadURL(url) {
    const page = this.attached()
    const loaded = new Promise((resolve) => super.once('did-finish-load', () => resolve(undefined)))
    this.ownLoad = toChromium(url)
    const { errorText } = await page.send('Page.navigate', { url: this.ownLoad })
    if (errorText) throw new Error(`${errorText} loading '${url}'`)
    await loaded
  }

  /** @param {Record<string, unknown>} options @returns {Promise<Buffer>} */
  async printToPDF(options) {
    onlyKnown('printToPDF', options, ['preferCSSPageSize', 'printBackground', 'landscape'])
    const { data } = await this.attached().send('Page.printToPDF', options)
    return Buffer.from(String(data), 'base64')
  }

  /** @param {typeof this.openHandler} handler */
  setWindowOpenHandler(handler) {
    this.openHandler = handler
  }

  getURL() {
    return this.frames.get(this.targetId)?.url ?? ''
  }

  getLastWebPreferences() {
    const safe = { contextIsolation: true, sandbox: true, nodeIntegration: false, webviewTag: false }
    return { ...safe, ...this.preferences }
  }

  isDestroyed() {
    return this.gone
  }

  reload() {
    void this.attached().send('Page.reload')
  }

  /** Set by the window that shows it. @type {() => void} */
  close = () => {}

  attached() {
    if (this.page === null || this.gone) throw new Error('Object has been destroyed')
    return this.page
  }

  vanish() {
    if (this.gone) return
    this.gone = true
    all.delete(this.id)
    this.emit('destroyed')
  }
}

export const webContents = strict('webContents', {
  /** @param {string} targetId */
  fromDevToolsTargetId: (targetId) => [...all.values()].find((one) => one.targetId === targetId),
  /** @param {number} id */
  fromId: (id) => all.get(id),
  getAllWebContents: () => [...all.values()],
})
