import { createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join, normalize } from 'node:path'
import { chromium, type Page } from 'playwright'
import { ensureBrowser } from '../../build/scripts/ensure-browser.mjs'
import type { BenchOptions } from './measurement.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
}

export interface BenchBrowser {
  readonly page: Page
  close(): Promise<void>
}

/** The benchmark's page in Chromium with a fresh profile on disk; generated files are served below /data/. */
export async function openBenchPage({ folder, pages }: BenchOptions): Promise<BenchBrowser> {
  const server = createServer((request, reply) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://bench').pathname))
    const file = path.startsWith('/data/')
      ? join(folder, path.slice('/data/'.length))
      : join(pages, path === '/' ? 'index.html' : path)
    try {
      reply.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream')
      reply.setHeader('content-length', statSync(file).size)
      createReadStream(file).pipe(reply)
    } catch {
      reply.writeHead(404).end()
    }
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  const browser = await openBrowser()
  const page = await browser.context.newPage()
  page.on('pageerror', (error) => console.error(`page: ${error.message}`))
  page.on('console', (message) => message.type() === 'error' && console.error(`page: ${message.text()}`))
  await page.goto(`http://127.0.0.1:${port}/`)
  await page.waitForFunction(() => 'bench' in window)
  return {
    page,
    async close() {
      await browser.close()
      server.close()
    },
  }
}

/** The machine's Chromium with a profile of its own, deleted at the end. */
export async function openBrowser() {
  const profile = mkdtempSync(join(tmpdir(), 'yangcai-bench-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: ensureBrowser(),
    headless: true,
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--js-flags=--max-old-space-size=6000',
    ],
  })
  // A benchmark of a million rows waits for the page, not the page for it.
  context.setDefaultTimeout(600_000)
  return {
    context,
    async close() {
      await context.close()
      rmSync(profile, { recursive: true, force: true })
    },
  }
}
