import { defineConfig } from 'playwright/test'

const artifacts = '../../artifacts/e2e'

export default defineConfig({
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
  projects: [{ name: 'browser' }],
})
