import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findBrowser } from './find-browser.ts'
import { portCandidates } from './loopback-port.ts'

const TIME_LIMIT_MS = 180_000
const root = resolve(import.meta.dirname, '../..')
const scratch = mkdtempSync(join(tmpdir(), 'yangcai-host-'))
const browserPath = findBrowser(process.env)

let home = ''
let started: Started[] = []

/** The real host as a program, and a page that has nothing but the real client of the contract. */
beforeAll(async () => {
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: 'electron/browser/host.ts',
      outDir: join(scratch, 'dist/host'),
      minify: false,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'host.mjs' } },
    },
  })
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      outDir: join(scratch, 'dist/renderer'),
      minify: false,
      modulePreload: false,
      rollupOptions: {
        input: fileURLToPath(new URL('../../test/support/host-probe-page.ts', import.meta.url)),
        output: { entryFileNames: 'assets/probe.js' },
      },
    },
  })
  writeFileSync(
    join(scratch, 'dist/renderer/index.html'),
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>probe</title></head><body><script type="module" src="./assets/probe.js"></script></body></html>',
  )
}, TIME_LIMIT_MS)

afterAll(() => rmSync(scratch, { recursive: true, force: true }))
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'yangcai-host-home-'))
})
afterEach(async () => {
  for (const one of started) one.process.kill('SIGKILL')
  await Promise.all(started.map((one) => one.ended))
  started = []
  rmSync(home, { recursive: true, force: true, maxRetries: 5 })
})

interface Started {
  readonly process: ChildProcess
  readonly output: () => string
  readonly ended: Promise<number | null>
  /** The address printed on the terminal. */
  readonly url: Promise<string>
}

function start(args: string[] = [], env: NodeJS.ProcessEnv = {}): Started {
  const child = spawn(process.execPath, [join(scratch, 'dist/host/host.mjs'), '--no-open', ...args], {
    env: { ...process.env, YANGCAI_HOME: home, YANGCAI_TODAY: '2026-11-05', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const ended = new Promise<number | null>((done) => child.on('close', done))
  const url = new Promise<string>((found, failed) => {
    const look = (text: Buffer) => {
      output += text
      const match = /http:\/\/127\.0\.0\.1:\d+\/#ticket=[\w-]{43}(?=\s)/.exec(output)
      if (match) found(match[0])
    }
    child.stdout.on('data', look)
    child.stderr.on('data', look)
    void ended.then(() => failed(new Error(`no address: ${output}`)))
  })
  url.catch(() => undefined)
  const one = { process: child, output: () => output, ended, url }
  started.push(one)
  return one
}

const originOf = (url: string) => url.slice(0, url.indexOf('/#'))

async function exchange(url: string): Promise<number> {
  const origin = originOf(url)
  const response = await fetch(`${origin}/session`, {
    method: 'POST',
    headers: { origin, 'x-yangcai-desk': '1' },
    body: url.slice(url.indexOf('=') + 1),
  })
  return response.status
}

describe('the host program', { timeout: TIME_LIMIT_MS }, () => {
  it('keeps its state readable by its owner only, and gives the same origin to the same data', async () => {
    const first = start()
    const origin = originOf(await first.url)
    expect(Number(new URL(origin).port)).toBe(portCandidates(home, null)[0])
    if (process.platform !== 'win32') {
      expect(statSync(join(home, 'browser-host.json')).mode & 0o777).toBe(0o600)
    }
    first.process.kill('SIGTERM')
    expect(await first.ended).toBe(0)
    expect(readFileSync(join(home, 'browser-host.json'), 'utf8')).toContain('"running":null')
    expect(originOf(await start().url)).toBe(origin)
  })

  it('started twice gives a second way into the one that runs', async () => {
    const first = start()
    const second = start()
    const urls = await Promise.all([first.url, second.url])
    expect(originOf(urls[0])).toBe(originOf(urls[1]))
    expect(urls[0]).not.toBe(urls[1])
    expect([await exchange(urls[0]), await exchange(urls[1]), await exchange(urls[1])]).toEqual([
      200, 200, 403,
    ])
    const serving = [first, second].filter(({ process: child }) => child.exitCode === null)
    await expect.poll(() => serving.filter(({ process: child }) => child.exitCode === null).length).toBe(1)
  })

  it('recovers from a host that was killed, and moves on when a stranger has the port', async () => {
    const first = start()
    const port = Number(new URL(originOf(await first.url)).port)
    first.process.kill('SIGKILL')
    await first.ended
    const stranger: Server = createServer((socket) => socket.destroy())
    await new Promise<void>((done) => stranger.listen(port, '127.0.0.1', done))
    const moved = Number(new URL(originOf(await start().url)).port)
    expect(moved).toBe(portCandidates(home, null)[1])
    await new Promise((done) => stranger.close(done))
  })

  it('says in a sentence what is wrong with its arguments, and does nothing', async () => {
    for (const [args, sentence] of [
      [['--workspace', join(home, 'nothing')], 'there is no workspace in this folder'],
      [['--port', 'http'], '--port takes a number'],
      [['--unknown'], "Unknown option '--unknown'"],
    ] as const) {
      const failed = start([...args])
      expect(await failed.ended).toBe(1)
      expect(failed.output()).toContain(sentence)
    }
    expect(readdirSync(home)).toEqual(['workspaces'])
  })
})

describe.skipIf(browserPath === null)('a page in a real browser', { timeout: TIME_LIMIT_MS }, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: browserPath ?? '', args: ['--no-sandbox'] })
  }, TIME_LIMIT_MS)
  afterAll(() => browser?.close())

  async function pageAt(url: string): Promise<{ page: Page; messages: string[] }> {
    const page = await browser.newPage()
    await page.addInitScript(() => {
      globalThis.sockets = []
      const RealSocket = WebSocket
      globalThis.WebSocket = class extends RealSocket {
        constructor(url: string | URL, protocols?: string | string[]) {
          super(url, protocols)
          globalThis.sockets.push(this)
        }
      }
    })
    const messages: string[] = []
    page.on('console', (message) => messages.push(message.text()))
    page.on('pageerror', (error) => messages.push(error.message))
    await page.goto(url)
    return { page, messages }
  }

  const infoOf = (page: Page) => page.evaluate(async () => (await globalThis.probe).call('app.info', {}))

  it('takes the ticket out of its address, works, and works again after a reload', async () => {
    const url = await start().url
    const { page, messages } = await pageAt(url)
    expect(await infoOf(page)).toMatchObject({ ok: true, value: { host: 'browser', today: '2026-11-05' } })
    expect(page.url()).toBe(`${originOf(url)}/`)
    await page.reload()
    expect(await infoOf(page)).toMatchObject({ ok: true })
    const stored = await page.evaluate(async () => {
      const host = await globalThis.probe
      await host.call('workspace.create', { name: '人民医院' })
      const put = await host.call('segment.put', { bytes: new Uint8Array(3_000_000).fill(7) })
      if (!put.ok) return put.code
      const got = await host.call('segment.get', { sha256: put.value.sha256 })
      return got.ok ? [got.value.bytes.length, got.value.bytes[2_999_999]] : got.code
    })
    expect(stored).toEqual([3_000_000, 7])
    expect(await page.context().cookies()).toEqual([])
    expect(messages).toEqual([])
    await page.close()
  })

  it('without a way in is told so, call by call', async () => {
    const url = await start().url
    const { page } = await pageAt(originOf(url))
    expect(await infoOf(page)).toEqual({ ok: false, code: 'disconnected' })
    await page.close()
  })

  it('answers more calls at once than the host takes at a time', async () => {
    const { page } = await pageAt(await start().url)
    const codes = await page.evaluate(async () => {
      const host = await globalThis.probe
      const replies = await Promise.all(Array.from({ length: 300 }, () => host.call('app.info', {})))
      return replies.filter((reply) => !reply.ok).length
    })
    expect(codes).toBe(0)
    await page.close()
  })

  it('is told that it is disconnected while the host is away, and connects again by itself', async () => {
    const first = start()
    const url = await first.url
    const { page } = await pageAt(url)
    expect(await infoOf(page)).toMatchObject({ ok: true })
    // As after sleep: the socket is cut, host and session live on.
    const around = await page.evaluate(async () => {
      const host = await globalThis.probe
      const [socket] = globalThis.sockets
      const open = host.call('app.info', {})
      socket.close()
      return [await open, (await host.call('app.info', {})).ok, globalThis.sockets.length]
    })
    expect(around).toEqual([{ ok: false, code: 'disconnected' }, true, 2])
    first.process.kill('SIGTERM')
    await first.ended
    expect(await infoOf(page)).toEqual({ ok: false, code: 'disconnected' })
    await page.close()
  })

  it('gone for a while ends the host, which leaves its workspace to others', async () => {
    const host = start([], { YANGCAI_IDLE_SECONDS: '1' })
    const { page } = await pageAt(await host.url)
    await page.evaluate(async () => (await globalThis.probe).call('workspace.create', { name: '人民医院' }))
    expect(readdirSync(join(home, 'workspaces/人民医院'))).toContain('lock')
    await page.close()
    expect(await host.ended).toBe(0)
    expect(readdirSync(join(home, 'workspaces/人民医院'))).not.toContain('lock')
  })

  it('of another site reads nothing, loads nothing and opens no socket', async () => {
    const origin = originOf(await start().url)
    const page = await browser.newPage()
    await page.route('http://evil.example/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>evil</title>' }),
    )
    await page.goto('http://evil.example/')
    const seen = await page.evaluate(async (target) => {
      const attempt = (work: Promise<unknown>) =>
        work.then(
          () => 'worked',
          () => 'failed',
        )
      const element = (name: 'script' | 'iframe', source: string) =>
        new Promise((done, failed) => {
          const made = document.createElement(name)
          made.onload = done
          made.onerror = failed
          made.src = source
          document.body.append(made)
        })
      const socket = new Promise((done, failed) => {
        const made = new WebSocket(`${target.replace('http', 'ws')}/calls`, ['yangcai-desk.v1'])
        made.onopen = done
        made.onerror = failed
      })
      return {
        read: await attempt(fetch(target)),
        post: await attempt(
          fetch(`${target}/session`, { method: 'POST', headers: { 'x-yangcai-desk': '1' } }),
        ),
        script: await attempt(element('script', `${target}/assets/probe.js`)),
        socket: await attempt(socket),
      }
    }, origin)
    expect(seen).toEqual({ read: 'failed', post: 'failed', script: 'failed', socket: 'failed' })
    await page.close()
  })

  it('can have a document printed to PDF, with no script in it run', async () => {
    const { page } = await pageAt(await start([], { YANGCAI_BROWSER: browserPath ?? '' }).url)
    const head = await page.evaluate(async () => {
      const host = await globalThis.probe
      const html =
        '<!doctype html><html><head><title>x</title></head><body>附件2<script>document.body.innerHTML = "x".repeat(1e6)</script></body></html>'
      const reply = await host.call('print.pdf', { html })
      if (!reply.ok) return reply
      return [
        new TextDecoder('latin1').decode(reply.value.bytes.subarray(0, 5)),
        reply.value.bytes.length < 200_000,
      ]
    })
    expect(head).toEqual(['%PDF-', true])
    await page.close()
  })
})
