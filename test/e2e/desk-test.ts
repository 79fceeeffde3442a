import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, chromium, type Page } from 'playwright/test'
import { findBrowser } from '../../build/scripts/ensure-browser.mjs'
import { hostBundle, sampleTemplate, screenshots } from './places.ts'

/** A running product: its host process, its window, and the folder that it keeps its data in. */
export interface RunningDesk {
  readonly page: Page
  readonly home: string
  /** Path of the sample workspace when the test starts with it. */
  readonly workspace: string
  /** Ends host and window and starts both again on the same data. */
  restart(): Promise<Page>
  /** Saves a picture of the window at both sizes that we design for. */
  picture(name: string): Promise<void>
}

interface Options {
  /** 'sample' = the sample hospital; 'empty' = the first day. */
  readonly start: 'sample' | 'empty'
  readonly today: string
}

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
] as const

/** Each test has a data folder, a host process and a browser profile of its own. */
export const test = base.extend<{ desk: RunningDesk } & Options>({
  start: ['sample', { option: true }],
  today: ['2026-11-05', { option: true }],
  desk: async ({ start, today }, use, info) => {
    const home = mkdtempSync(join(tmpdir(), 'yangcai-e2e-'))
    const workspace = join(home, 'workspaces', '示例医院')
    if (start === 'sample') {
      mkdirSync(join(home, 'workspaces'), { recursive: true })
      cpSync(sampleTemplate, workspace, { recursive: true })
    }
    const browser = await launchBrowser(join(home, 'test-browser'))
    let host = await startHost(home, today)
    let page = await openPage(browser, host.url)
    await use({
      get page() {
        return page
      },
      home,
      workspace,
      async restart() {
        await page.close()
        await stopHost(host.process)
        host = await startHost(home, today)
        page = await openPage(browser, host.url)
        return page
      },
      async picture(name) {
        mkdirSync(screenshots, { recursive: true })
        for (const size of SIZES) {
          await page.setViewportSize(size)
          // Grids and charts follow the window on the next frames.
          await page.waitForTimeout(350)
          await page.screenshot({ path: join(screenshots, `${name}-${size.width}x${size.height}.png`) })
        }
        await page.setViewportSize(SIZES[0])
      },
    })
    await browser.close()
    await stopHost(host.process)
    if (info.status === info.expectedStatus) rmSync(home, { recursive: true, force: true })
  },
})

export { expect } from 'playwright/test'

function launchBrowser(profile: string) {
  const executablePath = findBrowser()
  if (!executablePath)
    throw new Error('no Chrome, Edge or Chromium: run npm test, which finds or installs one')
  return chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    viewport: SIZES[0],
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

async function openPage(context: Awaited<ReturnType<typeof launchBrowser>>, url: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(url)
  return page
}

async function startHost(home: string, today: string): Promise<{ process: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [hostBundle, '--no-open', '--stay'], {
    env: { ...process.env, YANGCAI_HOME: home, YANGCAI_TODAY: today, TZ: 'Asia/Shanghai' },
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
