import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { findBrowser } from '../../build/scripts/ensure-browser.mjs'
import { Cdp } from './cdp.mjs'
import { startSchemeProxy } from './scheme-proxy.mjs'

/** Switches of the application that would take Chromium out of our hands; they are kept for reading only. */
const NOT_PASSED_ON = ['proxy-server', 'remote-debugging-port', 'inspect', 'user-data-dir']

/** @typedef {import('./cdp.mjs').Params} Params */
/** @typedef {import('./cdp.mjs').CdpSession} CdpSession */
/** @typedef {{ cdp: Cdp, browser: CdpSession, createPage: (width: number, height: number) => Promise<{ targetId: string, session: CdpSession }>, close: () => Promise<void> }} Chromium */

/**
 * @param {{ userData: string, switches: ReadonlyMap<string, string>, noSandbox: boolean, onGone: () => void }} options
 * @returns {Promise<Chromium>}
 */
export async function startChromium({ userData, switches, noSandbox, onGone }) {
  const executable = findBrowser()
  if (!executable) throw new Error('electron double: no Chrome, Edge or Chromium here')
  const port = await startSchemeProxy()
  const child = spawn(
    executable,
    [
      '--headless=new',
      '--no-startup-window',
      '--remote-debugging-port=0',
      `--user-data-dir=${userData}`,
      `--proxy-server=http://127.0.0.1:${port}`,
      // By itself Chromium asks no proxy for localhost.
      '--proxy-bypass-list=<-loopback>',
      '--no-first-run',
      '--disable-gpu',
      ...(noSandbox ? ['--no-sandbox'] : []),
      ...[...switches]
        .filter(([name]) => !NOT_PASSED_ON.includes(name))
        .map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`)),
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const url = await new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`electron double: Chromium ended (${code})`)))
    createInterface({ input: child.stderr }).on('line', (line) => {
      const found = /^DevTools listening on (ws:\S+)/.exec(line)
      if (found) resolve(found[1])
    })
  })
  const cdp = await Cdp.connect(url)
  // Playwright waits for this line before it connects as well.
  process.stderr.write(`DevTools listening on ${url}\n`)

  let isClosing = false
  void ended.then(() => {
    if (!isClosing) onGone()
  })
  const browser = cdp.session('')
  const createPage = await ownPages(cdp, browser)
  return {
    cdp,
    browser,
    createPage,
    async close() {
      isClosing = true
      await browser.send('Browser.close').catch(() => child.kill('SIGKILL'))
      const limit = setTimeout(() => child.kill('SIGKILL'), 5000)
      await ended
      clearTimeout(limit)
    },
  }
}

/**
 * Pages start paused. One that we did not ask for was opened by a page: it is closed before it loads anything, because
 * the stand-in knows only `{ action: 'deny' }`.
 * @param {Cdp} cdp
 * @param {CdpSession} browser
 */
async function ownPages(cdp, browser) {
  /** @type {Map<string, CdpSession>} */
  const attached = new Map()
  /** @type {Set<Promise<unknown>>} */
  const asked = new Set()
  /** @type {Set<string>} */
  const own = new Set()
  browser.on('Target.attachedToTarget', async (params) => {
    const { sessionId, targetInfo } =
      /** @type {{ sessionId: string, targetInfo: { targetId: string, type: string } }} */ (
        /** @type {unknown} */ (params)
      )
    const session = cdp.session(sessionId)
    if (targetInfo.type === 'page') {
      attached.set(targetInfo.targetId, session)
      // The answer to createTarget, which says that a page is ours, comes after this event.
      await Promise.allSettled([...asked])
      if (own.has(targetInfo.targetId)) return
      // Never resumed, so that it goes without having asked for anything.
      await browser.send('Target.closeTarget', { targetId: targetInfo.targetId }).catch(() => {})
      return
    }
    await session.send('Runtime.runIfWaitingForDebugger').catch(() => {})
  })
  await browser.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
  })

  /** @param {number} width @param {number} height */
  return async (width, height) => {
    const request = browser.send('Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
      width,
      height,
    })
    const known = request.then(({ targetId }) => own.add(String(targetId)))
    asked.add(known)
    await known.finally(() => asked.delete(known))
    const targetId = String((await request).targetId)
    const session = attached.get(targetId)
    if (session === undefined) throw new Error('electron double: Chromium announced no session for its page')
    return { targetId, session }
  }
}
