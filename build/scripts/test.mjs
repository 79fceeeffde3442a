// `npm test`: everything that must hold, in order of how soon it tells; ends with `N passed, N failed`.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureBrowser } from './ensure-browser.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const bin = (/** @type {string} */ path) => resolve(root, 'node_modules', path)
const results = mkdtempSync(join(tmpdir(), 'yangcai-test-'))
let passed = 0
let failed = 0

/** @param {string[]} args @param {Record<string, string>} [env] */
function run(args, env = {}) {
  return (
    spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
      .status === 0
  )
}

/** @param {string} name @param {() => boolean} check */
function step(name, check) {
  console.log(`\n── ${name}`)
  const ok = check()
  if (ok) passed++
  else failed++
  console.log(ok ? `✓ ${name}` : `✗ ${name}`)
  return ok
}

/** Adds the counts of a runner; a runner that died without a report is one failure. @param {() => { passed: number, failed: number }} read */
function count(read) {
  try {
    const counts = read()
    passed += counts.passed
    failed += counts.failed
    return counts
  } catch (error) {
    console.error(`no test report: ${error instanceof Error ? error.message : error}`)
    failed++
    return { passed: 0, failed: 1 }
  }
}

step('formatting and lint (npm run format mends most)', () =>
  run([bin('@biomejs/biome/bin/biome'), 'ci', '--error-on-warnings', '--colors=off']),
)
step('types', () => run(['build/checks/types.mjs']))
step('import direction', () => run(['build/checks/import-direction.mjs']))
step('unused code', () => run([bin('knip/bin/knip.js')]))
const built = step('build', () => run(['build/scripts/build-if-stale.mjs']))

console.log('\n── unit and property tests')
run([
  bin('vitest/vitest.mjs'),
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${join(results, 'unit.json')}`,
])
count(() => {
  const report = JSON.parse(readFileSync(join(results, 'unit.json'), 'utf8'))
  // A file that does not even load has no tests to fail, yet it has failed.
  const broken = report.testResults.filter(
    (/** @type {{status: string, assertionResults: unknown[]}} */ file) =>
      file.status === 'failed' && file.assertionResults.length === 0,
  ).length
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken }
})

if (built) {
  console.log('\n── end-to-end tests in a real browser')
  try {
    const browser = ensureBrowser()
    console.log(`browser: ${browser}`)
    mkdirSync(join(root, 'artifacts'), { recursive: true })
    run([bin('playwright/cli.js'), 'test', '--config', 'test/e2e/playwright.config.ts'], {
      YANGCAI_BROWSER: browser,
      PLAYWRIGHT_JSON_OUTPUT_NAME: join(results, 'e2e.json'),
    })
    count(() => {
      const { stats, errors } = JSON.parse(readFileSync(join(results, 'e2e.json'), 'utf8'))
      return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length }
    })
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    failed++
  }
}

rmSync(results, { recursive: true, force: true })
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
