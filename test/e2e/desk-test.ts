import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, type ElectronApplication, type Page } from 'playwright/test'
import { type HostName, launchHost } from './launch-host.ts'
import { sampleTemplate, screenshots } from './places.ts'

/** A running product: its host process, its window, and the folder that it keeps its data in. */
export interface RunningDesk {
  readonly page: Page
  readonly host: HostName
  /** The main process; null in the browser host. */
  readonly electron: ElectronApplication | null
  /** Every address that the window has asked for. */
  readonly requests: readonly string[]
  readonly home: string
  /** The environment that the product was started with. */
  readonly env: Readonly<Record<string, string>>
  /** Path of the sample workspace when the test starts with it. */
  readonly workspace: string
  /** Ends host and window and starts both again on the same data. */
  restart(): Promise<Page>
  /** Saves a picture of the window at both sizes that we design for. */
  picture(name: string): Promise<void>
}

interface Options {
  /** 'sample' = the sample hospital; 'empty' = a machine that has no data yet. */
  readonly start: 'sample' | 'empty'
  readonly today: string
  /** Further arguments of the desktop host; may name files below `{home}`. */
  readonly args: readonly string[]
}

interface WorkerOptions {
  readonly host: HostName
}

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
] as const

/** Each test has a data folder, a host process and a browser profile of its own. */
export const test = base.extend<{ desk: RunningDesk } & Options, WorkerOptions>({
  host: ['browser', { option: true, scope: 'worker' }],
  start: ['sample', { option: true }],
  today: ['2026-11-05', { option: true }],
  args: [[], { option: true }],
  desk: async ({ host, start, today, args }, use, info) => {
    const home = mkdtempSync(join(tmpdir(), 'yangcai-e2e-'))
    const workspace = join(home, 'workspaces', '示例医院')
    if (start === 'sample') {
      mkdirSync(join(home, 'workspaces'), { recursive: true })
      cpSync(sampleTemplate(), workspace, { recursive: true })
    }
    const env = environment(home, today)
    const launch = () => launchHost({ host, home, env, viewport: SIZES[0], args })
    let running = await launch()
    await use({
      get page() {
        return running.page
      },
      get electron() {
        return running.electron
      },
      get requests() {
        return running.requests
      },
      host,
      home,
      env,
      workspace,
      async restart() {
        await running.close()
        running = await launch()
        return running.page
      },
      async picture(name) {
        mkdirSync(screenshots, { recursive: true })
        const { page } = running
        const suffix = host === 'browser' ? '' : `-${host}`
        for (const size of SIZES) {
          await page.setViewportSize(size)
          // Grids and charts follow the window on the next frames.
          await page.waitForTimeout(350)
          await page.screenshot({
            path: join(screenshots, `${name}-${size.width}x${size.height}${suffix}.png`),
          })
        }
        await page.setViewportSize(SIZES[0])
      },
    })
    await running.close()
    if (info.status === info.expectedStatus) rmSync(home, { recursive: true, force: true, maxRetries: 3 })
  },
})

export { expect } from 'playwright/test'

function environment(home: string, today: string): Record<string, string> {
  const inherited = Object.entries(process.env).filter(
    (one): one is [string, string] => one[1] !== undefined && one[0] !== 'NODE_OPTIONS',
  )
  return {
    ...Object.fromEntries(inherited),
    YANGCAI_HOME: home,
    YANGCAI_TODAY: today,
    TZ: 'Asia/Shanghai',
  }
}
