import { EventEmitter } from 'node:events'
import type { IpcMainInvokeEvent, Session, WebContents } from 'electron'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHost } from '#renderer/host/memory-host.ts'
import { MAX_CALLS_IN_FLIGHT } from '#shared/contract/wire.ts'

/** Electron itself is the outside here; what is tested is which of its doors we close. */
const fake = vi.hoisted(() => ({
  handlers: new Map<string, (...args: never[]) => unknown>(),
  onContents: null as null | ((event: unknown, contents: unknown) => void),
  windows: [] as { options: Record<string, unknown>; url: string; shown: boolean; ready: () => void }[],
}))

vi.mock('electron', () => ({
  ipcMain: {
    handle: (name: string, handler: (...args: never[]) => unknown) => fake.handlers.set(name, handler),
  },
  app: {
    on(name: string, listener: (event: unknown, contents: unknown) => void) {
      if (name === 'web-contents-created') fake.onContents = listener
    },
  },
  screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }] },
  protocol: { registerSchemesAsPrivileged: () => undefined },
  BrowserWindow: class {
    #own = { options: {}, url: '', shown: false, ready: () => {} } as (typeof fake.windows)[number]
    constructor(options: Record<string, unknown>) {
      this.#own.options = options
      fake.windows.push(this.#own)
    }
    on() {}
    once(_name: string, ready: () => void) {
      this.#own.ready = ready
    }
    show() {
      this.#own.shown = true
    }
    async loadURL(url: string) {
      this.#own.url = url
    }
  },
}))

const { serveCalls } = await import('./serve-calls.ts')
const { denyPermissions, lockAllContents } = await import('./lock-contents.ts')
const { serveAppScheme } = await import('./app-protocol.ts')
const { openMainWindow } = await import('./main-window.ts')

const ourFrame = { url: 'app://bundle/index.html', parent: null }

describe('calls of the page', () => {
  const { services } = createMemoryHost()
  let call: (frame: unknown, method: unknown, input: unknown) => Promise<unknown>
  beforeEach(() => {
    serveCalls({ ...services }, () => {})
    const handler = fake.handlers.get('yangcai:call') as unknown as (
      event: IpcMainInvokeEvent,
      method: unknown,
      input: unknown,
    ) => Promise<unknown>
    call = (frame, method, input) => handler({ senderFrame: frame } as IpcMainInvokeEvent, method, input)
  })

  it('are answered for our page only', async () => {
    expect(await call(ourFrame, 'app.info', {})).toMatchObject({ ok: true })
    for (const frame of [
      null,
      { url: 'app://bundle/', parent: ourFrame },
      { url: 'app://print/1', parent: null },
      { url: 'https://evil.example/', parent: null },
      { url: 'app://bundle.evil.example/', parent: null },
      { url: 'file:///app://bundle/', parent: null },
      { url: '', parent: null },
    ]) {
      expect(await call(frame, 'app.info', {})).toEqual({ ok: false, code: 'bad-request' })
    }
  })

  it('reach no method and no input outside the contract', async () => {
    for (const method of ['constructor', '__proto__', 'app.quit', 7]) {
      expect(await call(ourFrame, method, {})).toMatchObject({ code: 'bad-request' })
    }
    expect(await call(ourFrame, 'segment.put', { bytes: 'text' })).toMatchObject({ code: 'bad-request' })
  })

  it('are limited in number at a time', async () => {
    const replies = await Promise.all(
      Array.from({ length: MAX_CALLS_IN_FLIGHT + 1 }, () => call(ourFrame, 'app.info', {})),
    )
    expect(replies.filter((reply) => JSON.stringify(reply).includes('too-large'))).toHaveLength(1)
  })
})

describe('every window', () => {
  class FakeContents extends EventEmitter {
    openHandler: (() => { action: string }) | null = null
    setWindowOpenHandler(handler: () => { action: string }) {
      this.openHandler = handler
    }
    isVetoed(name: string, url: string): boolean {
      let vetoed = false
      this.emit(name, { url, preventDefault: () => (vetoed = true) })
      return vetoed
    }
  }
  lockAllContents()
  const contents = new FakeContents()
  fake.onContents?.({}, contents as unknown as WebContents)

  it('stays on our page and opens no other', () => {
    expect(contents.openHandler?.()).toEqual({ action: 'deny' })
    for (const name of ['will-navigate', 'will-redirect']) {
      expect(contents.isVetoed(name, 'https://evil.example/')).toBe(true)
      expect(contents.isVetoed(name, 'file:///etc/passwd')).toBe(true)
      expect(contents.isVetoed(name, 'app://bundle/#/reports')).toBe(false)
    }
    expect(contents.isVetoed('will-attach-webview', '')).toBe(true)
  })

  it('is isolated, sandboxed, and shown when there is something to see', () => {
    openMainWindow('never-written.json')
    const [window] = fake.windows
    expect(window.options).toMatchObject({
      show: false,
      webPreferences: { contextIsolation: true, sandbox: true, nodeIntegration: false, webviewTag: false },
    })
    expect([window.url, window.shown]).toEqual(['app://bundle/', false])
    window.ready()
    expect(window.shown).toBe(true)
  })
})

describe('permissions', () => {
  it('are denied whether asked for or checked, but for copying text', () => {
    const granted: Record<string, boolean[]> = {}
    const names = [
      'camera',
      'geolocation',
      'notifications',
      'clipboard-read',
      'clipboard-sanitized-write',
      'hid',
    ]
    denyPermissions({
      setPermissionRequestHandler(
        handler: (contents: null, name: string, answer: (allow: boolean) => void) => void,
      ) {
        for (const name of names) handler(null, name, (allow) => (granted[name] = [allow]))
      },
      setPermissionCheckHandler(handler: (contents: null, name: string) => boolean) {
        for (const name of names) granted[name].push(handler(null, name))
      },
      setDevicePermissionHandler(handler: () => boolean) {
        granted.device = [handler()]
      },
    } as unknown as Session)
    const allowed = Object.entries(granted).filter(([, answers]) => answers.some(Boolean))
    expect(allowed).toEqual([['clipboard-sanitized-write', [true, true]]])
  })
})

describe('the app scheme', () => {
  let answer: (request: Request) => Response
  serveAppScheme({
    session: {
      protocol: {
        handle(_scheme: string, handler: typeof answer) {
          answer = handler
        },
      },
    } as unknown as Session,
    assets: new Map([['/', { body: Buffer.from('page'), type: 'text/html', cacheControl: 'no-store' }]]),
    printed: new Map([['/1', '<html>form</html>']]),
  })
  const get = (url: string, method = 'GET') => answer({ url, method } as Request)

  it('serves what is in the map, with the policy, and nothing else', async () => {
    const page = get('app://bundle/')
    expect([page.status, await page.text()]).toEqual([200, 'page'])
    expect(await get('app://print/1').text()).toBe('<html>form</html>')
    for (const [url, status] of [
      ['app://bundle/../../etc/passwd', 404],
      ['app://bundle/%2e%2e/x', 404],
      ['app://other/', 404],
      ['app://print/2', 404],
    ] as const) {
      expect(get(url).status, url).toBe(status)
    }
    expect(get('app://bundle/', 'POST').status).toBe(405)
    for (const response of [page, get('app://other/')]) {
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    }
  })
})
