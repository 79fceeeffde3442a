import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { type BrowserContext, chromium } from 'playwright/test'
import { findBrowser } from '../../build/scripts/ensure-browser.mjs'
import type { HostLaunch, Launched } from './launch-host.ts'
import { hostBundle } from './places.ts'

/** The browser host and a browser beside it; the profile lives as long as the test, as a person's would. */
export async function launchBrowserHost(options: HostLaunch): Promise<Launched> {
  const browser = await launchBrowser(options)
  const host = await startHost(options)
  const page = await browser.newPage()
  const requests = recordRequests(browser)
  await page.goto(host.url)
  return {
    page,
    electron: null,
    requests,
    async close() {
      await browser.close()
      await stopHost(host.process)
    },
  }
}

function recordRequests(context: BrowserContext): string[] {
  const requests: string[] = []
  context.on('request', (request) => requests.push(request.url()))
  context.on('page', (page) => page.on('websocket', (socket) => requests.push(socket.url())))
  return requests
}

function launchBrowser({ home, viewport }: HostLaunch): Promise<BrowserContext> {
  const executablePath = findBrowser()
  if (!executablePath)
    throw new Error('no Chrome, Edge or Chromium: run npm test, which finds or installs one')
  return chromium.launchPersistentContext(join(home, 'test-browser'), {
    executablePath,
    headless: true,
    viewport,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    acceptDownloads: true,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

async function startHost({ env }: HostLaunch): Promise<{ process: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [hostBundle, '--no-open', '--stay'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    let printed = ''
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      const found = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(printed)
      if (found) resolve(found[0])
    })
    child.once('exit', (code) => reject(new Error(`the host ended (${code}) before it served: ${printed}`)))
  })
  return { process: child, url }
}

async function stopHost(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}
