import { missing, notImplemented, strict } from './not-implemented.mjs'
import { registeredSchemes, schemeHandlers } from './scheme-proxy.mjs'

/** Electron's names beside those of Chromium's permissions API. */
const PERMISSIONS = {
  geolocation: 'geolocation',
  notifications: 'notifications',
  media: 'camera',
  midi: 'midi',
  'clipboard-read': 'clipboard-read',
  'clipboard-sanitized-write': 'clipboard-write',
  'idle-detection': 'idle-detection',
  'window-management': 'window-management',
  'storage-access': 'storage-access',
}

/** @typedef {(contents: object | null, permission: string, answer: (allow: boolean) => void, details: object) => void} RequestHandler */
/** @typedef {(contents: object | null, permission: string, origin: string, details: object) => boolean} CheckHandler */

/** As in Electron, everything is granted where no handler says otherwise. */
const handlers = {
  /** @type {RequestHandler | null} */
  request: null,
  /** @type {CheckHandler | null} */
  check: null,
}
let isReady = false

/** From now on `session.defaultSession` can be had. */
export function openSessions() {
  isReady = true
}

const protocolOfSession = strict('protocol', {
  /** @param {string} scheme @param {import('./scheme-proxy.mjs').SchemeHandler} handler */
  handle(scheme, handler) {
    if (!registeredSchemes.has(scheme))
      throw notImplemented(`protocol.handle for '${scheme}', which was not registered as standard,`)
    if (schemeHandlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
    schemeHandlers.set(scheme, handler)
  },
  /** @param {string} scheme */
  isProtocolHandled: (scheme) => schemeHandlers.has(scheme),
})

export const protocol = strict('protocol', {
  handle: protocolOfSession.handle,
  isProtocolHandled: protocolOfSession.isProtocolHandled,
  /** @param {{ scheme: string, privileges?: { standard?: boolean, secure?: boolean } }[]} schemes */
  registerSchemesAsPrivileged(schemes) {
    if (isReady) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    for (const { scheme, privileges } of schemes) {
      if (!privileges?.standard || !privileges.secure)
        throw notImplemented(`a scheme that is not standard and secure (${scheme})`)
      registeredSchemes.add(scheme)
    }
  },
})

const defaultSession = strict('session', {
  protocol: protocolOfSession,
  /** @param {RequestHandler | null} handler */
  setPermissionRequestHandler(handler) {
    handlers.request = handler
  },
  /** @param {CheckHandler | null} handler */
  setPermissionCheckHandler(handler) {
    handlers.check = handler
  },
  /** No device is ever offered here, so there is nothing to ask the handler. @param {unknown} _handler */
  setDevicePermissionHandler(_handler) {},
  isPersistent: () => true,
})

export const session = strict('session', {
  get defaultSession() {
    if (!isReady) throw new Error('Session can only be received when app is ready')
    return defaultSession
  },
})

/**
 * Asks the application's handlers once for everything and sets the answers in Chromium: static, where Electron asks each
 * time.
 * @param {import('./cdp.mjs').CdpSession} browser
 * @param {object} contents
 */
export async function settlePermissions(browser, contents) {
  for (const [permission, name] of Object.entries(PERMISSIONS)) {
    const asked = await new Promise((resolve) => {
      if (handlers.request === null) resolve(true)
      else handlers.request(contents, permission, resolve, { isMainFrame: true, requestingUrl: '' })
    })
    const checked = handlers.check === null || handlers.check(contents, permission, '', { isMainFrame: true })
    const setting = asked && checked ? 'granted' : 'denied'
    await browser.send('Browser.setPermission', { permission: { name }, setting })
  }
}

export const net = missing('net')
