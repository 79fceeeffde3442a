import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright/test'
import { expect, type RunningDesk, test } from './desk-test.ts'
import { hisFile } from './month-files.ts'
import { electronDouble, packagedApp, realElectron, root } from './places.ts'
import { refusedByDouble } from './refused-by-double.ts'

/** The defences of main process and preload, each by an attack on it. */

interface Bridge {
  readonly call: (method: unknown, input: unknown) => Promise<unknown>
}

/** The main process and the page; these specs run in the desktop hosts only. */
function desktop(desk: RunningDesk): { electron: ElectronApplication; page: Page } {
  if (desk.electron === null) throw new Error('this spec is for the desktop host')
  return { electron: desk.electron, page: desk.page }
}

function callFromPage(page: Page, method: unknown, input: unknown): Promise<unknown> {
  return page.evaluate(
    ([name, given]) => (Reflect.get(window, 'yangcaiHost') as Bridge).call(name, given),
    [method, input],
  )
}

/** Calls the handler in the main process as if from a frame with this address; `bytes` go along as a payload. */
function callAs(
  electron: ElectronApplication,
  frame: { readonly url: string; readonly isEmbedded?: boolean } | null,
  bytes = 0,
): Promise<unknown> {
  return electron.evaluate(
    ({ ipcMain }, [from, size]) => {
      const handlers = Reflect.get(ipcMain, '_invokeHandlers') as Map<
        string,
        (event: object, method: string, input: object) => Promise<unknown>
      >
      const parent = from?.isEmbedded ? { url: 'app://bundle/', parent: null } : null
      const senderFrame = from === null ? null : { url: from.url, parent }
      return handlers.get('yangcai:call')?.(
        { senderFrame },
        size > 0 ? 'original.put' : 'app.info',
        size > 0 ? { bytes: new Uint8Array(size) } : {},
      )
    },
    [frame, bytes] as const,
  )
}

test('the page gets one frozen function and the window the locked preferences', async ({ desk }) => {
  const { electron, page } = desktop(desk)
  const bridge = await page.evaluate(() => {
    const held = Reflect.get(window, 'yangcaiHost') as object
    const changed = Reflect.set(held, 'call', () => null) || Reflect.set(window, 'yangcaiHost', {})
    return {
      keys: Reflect.ownKeys(held),
      frozen: Object.isFrozen(held) && Object.isFrozen(Reflect.get(held, 'call')),
      changed,
      property: Object.getOwnPropertyDescriptor(window, 'yangcaiHost')?.configurable,
    }
  })
  expect(bridge).toEqual({ keys: ['call'], frozen: true, changed: false, property: false })
  const preferences = await electron.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    const contents = window.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }
    const { contextIsolation, sandbox, nodeIntegration, webviewTag } = contents.getLastWebPreferences()
    return { contextIsolation, sandbox, nodeIntegration, webviewTag, visible: window.isVisible() }
  })
  expect(preferences).toEqual({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webviewTag: false,
    visible: true,
  })
})

test('calls are answered for our page only, and only those of the contract', async ({ desk }) => {
  const { electron, page } = desktop(desk)
  expect(await callFromPage(page, 'app.info', {})).toMatchObject({ ok: true, value: { host: 'desktop' } })
  expect(await callAs(electron, { url: 'app://bundle/' })).toMatchObject({ ok: true })
  for (const frame of [
    null,
    { url: 'https://evil.example/' },
    { url: 'app://bundle.evil.example/' },
    { url: 'app://print/1' },
    { url: 'file:///etc/passwd' },
    { url: 'app://bundle/', isEmbedded: true },
  ]) {
    expect(await callAs(electron, frame), JSON.stringify(frame)).toEqual({ ok: false, code: 'bad-request' })
  }
  for (const method of ['constructor', '__proto__', 'toString', 'app.quit', '', 7, null]) {
    expect(await callFromPage(page, method, {}), `${method}`).toMatchObject({ code: 'bad-request' })
  }
  const hostile = await page.evaluate(() => {
    const { call } = Reflect.get(window, 'yangcaiHost') as Bridge
    return Promise.all([
      call('workspace.create', JSON.parse('{"name":"x","__proto__":{"isAdmin":true}}')),
      call('workspace.open', { path: '../../etc' }),
      call('export.save', { fileName: '../../out.xlsx', bytes: new Uint8Array(1) }),
      call('journal.read', { after: 'all' }),
      call('app.info', null),
    ])
  })
  for (const reply of hostile) expect(reply).toMatchObject({ ok: false })
  expect(await electron.evaluate(() => Object.hasOwn(Object.prototype, 'isAdmin'))).toBe(false)
  expect(await callAs(electron, { url: 'app://bundle/' }, 512 * 1024 * 1024 + 1)).toMatchObject({
    code: 'too-large',
  })
  // What cannot be cloned does not even leave the page.
  expect(
    await page.evaluate(() =>
      Promise.resolve()
        .then(() => (Reflect.get(window, 'yangcaiHost') as Bridge).call('app.info', { f: () => 1 }))
        .then(
          (reply) => (reply as { ok: boolean }).ok,
          () => false,
        ),
    ),
  ).toBe(false)
})

test('the window leaves our page by no door', async ({ desk }) => {
  const { electron, page } = desktop(desk)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const asked: string[] = []
  const server = await listen((url) => asked.push(url))
  const evil = `http://127.0.0.1:${server.port}`
  const at = page.url()
  for (const leave of ['location', 'link', 'form', 'meta', 'window.open', 'file', 'data'] as const) {
    await page.evaluate(
      ([way, target]) => {
        const link = document.createElement('a')
        const form = document.createElement('form')
        switch (way) {
          case 'location':
            window.location.href = `${target}/location`
            break
          case 'link':
            link.href = `${target}/link`
            document.body.append(link)
            link.click()
            break
          case 'form':
            form.action = `${target}/form`
            document.body.append(form)
            form.submit()
            break
          case 'meta':
            document.head.insertAdjacentHTML(
              'beforeend',
              `<meta http-equiv="refresh" content="0;url=${target}/meta">`,
            )
            break
          case 'window.open':
            window.open(`${target}/open`)
            window.open(`${target}/named`, 'other', 'width=300,height=200')
            break
          case 'file':
            window.location.href = 'file:///etc/passwd'
            break
          case 'data':
            window.location.href = 'data:text/html,<h1>gone</h1>'
        }
      },
      [leave, evil] as const,
    )
    await page.waitForTimeout(250)
    expect(page.url(), leave).toBe(at)
    // A locator would wait for the navigation that was stopped.
    expect(await page.evaluate(() => document.querySelectorAll('h1').length), leave).toBe(1)
  }
  expect(await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  await expect.poll(() => electron.windows().length).toBe(1)
  server.close()
  expect(asked).toEqual([])
  const refused = await refusedByDouble(electron)
  // A denied popup lives there for some milliseconds and may get as far as the refusing proxy (its README says so).
  const isPopup = (request: string) => /\/(open|named)$/.test(request)
  expect(refused.filter((request) => request.includes(`:${server.port}`) && !isPopup(request))).toEqual([])
})

test('the application scheme serves what was built and nothing else', async ({ desk }) => {
  const { page } = desktop(desk)
  const statuses = await page.evaluate(async () => {
    const paths = [
      './index.html',
      './..%2f..%2fpackage.json',
      './%2e%2e/%2e%2e/etc/passwd',
      './assets/../../main/main.js',
      './main.js',
    ]
    const got: [string, number][] = []
    for (const path of paths) got.push([path, (await fetch(path)).status])
    got.push(['POST', (await fetch('./index.html', { method: 'POST' })).status])
    return got
  })
  expect(statuses.map(([, status]) => status)).toEqual([200, 404, 404, 404, 404, 405])
})

test('a second start brings the first window back and ends', async ({ desk }) => {
  const { electron } = desktop(desk)
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].minimize())
  expect(await startAgain(desk, [])).toBe(0)
  await expect
    .poll(() =>
      electron.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((window) => [window.isMinimized(), window.isFocused()]),
      ),
    )
    .toEqual([[false, true]])
})

test('a table that the system opens with us arrives at the import desk', async ({ desk }) => {
  const { page } = desktop(desk)
  const path = join(desk.home, 'HIS入库-2026-10.xlsx')
  writeFileSync(path, hisFile())
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(await startAgain(desk, [path])).toBe(0)
  await expect(page.getByRole('article', { name: 'HIS入库-2026-10.xlsx' })).toContainText('院内入库')
})

test.describe('on a machine without data', () => {
  test.use({ start: 'empty' })
  test('the first start opens a workspace, and the window comes back as it was left', async ({ desk }) => {
    const { electron, page } = desktop(desk)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByText('阳采台没有打开')).toHaveCount(0)
    await electron.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0].setBounds({ x: 40, y: 30, width: 1300, height: 800 })
    })
    const again = await desk.restart()
    await expect(again.getByRole('heading', { level: 1 })).toBeVisible()
    const bounds = await desktop(desk).electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0].getNormalBounds(),
    )
    expect(bounds).toEqual({ x: 40, y: 30, width: 1300, height: 800 })
  })
})

/** Exit code of a further start on the same data folder. */
function startAgain(desk: RunningDesk, args: readonly string[]): Promise<number | null> {
  const executable = {
    browser: null,
    double: join(electronDouble, 'electron'),
    electron: realElectron(),
    packaged: packagedApp(),
  }[desk.host]
  if (executable === null) throw new Error(`no executable for ${desk.host}`)
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const own = desk.host === 'packaged' ? [] : [root]
  const child = spawn(executable, [...sandbox, ...own, ...args], { env: desk.env, stdio: 'inherit' })
  return new Promise((resolve) => child.once('exit', resolve))
}

async function listen(onRequest: (url: string) => void): Promise<{ port: number; close: () => Server }> {
  const server = createServer((request, response) => {
    onRequest(`${request.url}`)
    response.end('<h1>evil</h1>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  return { port: address.port, close: () => server.close() }
}
