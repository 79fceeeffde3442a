import { defineConfig, type Project } from 'playwright/test'
import type { HostName } from './launch-host.ts'
import { packagedApp, realElectron } from './places.ts'

const artifacts = '../../artifacts/e2e'

/** In the desktop hosts: one whole journey and every defence. The other specs are about the page, which is the same. */
const DESKTOP = ['**/j1-*.spec.ts', '**/security.spec.ts', '**/desktop-*.spec.ts']
const projects: Project<object, { host: HostName }>[] = [
  { name: 'browser', testIgnore: ['**/desktop-*.spec.ts'] },
  // The stand-in is a shell script over Chromium; on Windows only the real Electron is driven.
  ...(process.platform === 'win32'
    ? []
    : [{ name: 'double', testMatch: DESKTOP, use: { host: 'double' as const } }]),
  ...(realElectron() === null
    ? []
    : [{ name: 'electron', testMatch: DESKTOP, use: { host: 'electron' as const } }]),
  ...(packagedApp() === null
    ? []
    : [{ name: 'packaged', testMatch: DESKTOP, use: { host: 'packaged' as const } }]),
]

export default defineConfig<object, { host: HostName }>({
  testDir: '.',
  outputDir: `${artifacts}/results`,
  globalSetup: './prepare-sample.ts',
  // Two cores, one browser a test: more workers would only wait for each other.
  workers: 1,
  fullyParallel: false,
  forbidOnly: !!process.env.CI,
  // A retry would hide what a buyer meets.
  retries: 0,
  timeout: 300_000,
  expect: { timeout: 45_000 },
  reporter: [['list'], ['json']],
  use: {
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
  projects,
})
