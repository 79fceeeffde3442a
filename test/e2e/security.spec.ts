import type { Page } from 'playwright/test'
import { expect, test } from './desk-test.ts'
import { refusedByDouble } from './refused-by-double.ts'

/** What must hold in the window of either host. */

const DESKS = ['工作台', '导入', '对账', '月报', '设置'] as const

/** Chromium's own errands; in the product they end at a proxy that leads nowhere (electron/desktop/main.ts). */
const ENGINE_ERRANDS =
  /^(CONNECT|POST) (http:\/\/)?((update|content-autofill)\.googleapis\.com|accounts\.google\.com)\b/

/** `app://bundle/…`, which the stand-in shows to Chromium as a host of its own, or the loopback host. */
const OWN_ADDRESS =
  /^(app:\/\/bundle\/|http:\/\/bundle\.app\.localhost\/|(http|ws):\/\/127\.0\.0\.1:\d+\/|blob:|data:|about:blank)/

async function visitEveryDesk(page: Page): Promise<void> {
  for (const name of DESKS) {
    await page
      .getByRole('link', { name: new RegExp(name) })
      .first()
      .click()
    await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  }
}

test('a full session asks for nothing beyond the application itself, and breaks no policy', async ({
  desk,
}) => {
  const { page, electron } = desk
  const complaints: string[] = []
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to|violates/.test(message.text())) complaints.push(message.text())
  })
  await visitEveryDesk(page)
  await page.reload()
  await visitEveryDesk(page)
  expect(complaints).toEqual([])
  expect(desk.requests.length).toBeGreaterThan(5)
  expect(desk.requests.filter((url) => !OWN_ADDRESS.test(url))).toEqual([])
  if (electron === null) return
  expect(await electron.evaluate(({ app }) => app.commandLine.getSwitchValue('proxy-server'))).toBe(
    'http://127.0.0.1:9',
  )
  const refused = await refusedByDouble(electron)
  expect(refused.filter((request) => !ENGINE_ERRANDS.test(request))).toEqual([])
})

test('the page has nothing of Node, runs no text as code and may ask for nothing', async ({ desk }) => {
  const { page } = desk
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const found = await page.evaluate(async () => {
    const tried: Record<string, string> = {}
    const attempt = (name: string, act: () => unknown) => {
      try {
        tried[name] = `${act()}`
      } catch (error) {
        tried[name] = error instanceof Error ? error.name : 'refused'
      }
    }
    // What the test's own connection evaluates is excepted from the policy; a timer's callback is not.
    await new Promise((resolve) => setTimeout(resolve))
    attempt('eval', () => Reflect.get(globalThis, 'eval')('1 + 1'))
    attempt('Function', () => Reflect.construct(Function, ['return 1'])())
    const script = document.createElement('script')
    script.textContent = 'window.injected = 1'
    document.head.append(script)
    const image = new Image()
    const imageRefused = new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective: directive }) => {
        if (directive === 'img-src') resolve(directive)
      })
    })
    image.src = 'https://evil.example/pixel.png'
    const { headers } = await fetch('./index.html')
    const permissions: Record<string, string> = {}
    for (const name of ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read']) {
      permissions[name] = (await navigator.permissions.query({ name: name as PermissionName })).state
    }
    return {
      tried,
      injected: Object.hasOwn(window, 'injected'),
      remoteImage: await imageRefused,
      node: ['require', 'process', 'Buffer', 'module', 'global'].filter((name) => name in globalThis),
      permissions,
      headers: Object.fromEntries(headers),
      isolated: [window.opener, window.isSecureContext, crossOriginIsolated],
    }
  })
  expect(found.tried).toEqual({ eval: 'EvalError', Function: 'EvalError' })
  expect(found.injected).toBe(false)
  expect(found.remoteImage).toBe('img-src')
  expect(found.node).toEqual([])
  expect(found.isolated).toEqual([null, true, true])
  expect(found.headers).toMatchObject({
    'content-security-policy': expect.stringMatching(/^default-src 'none'; script-src 'self';/),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  })
  // A browser asks the person; the desktop host has answered already.
  const granted = Object.values(found.permissions).filter((state) => state === 'granted')
  expect(granted).toEqual([])
  if (desk.host !== 'browser') expect(new Set(Object.values(found.permissions))).toEqual(new Set(['denied']))
})
