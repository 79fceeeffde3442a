// `npm run bench [-- --rows 100000] [-- --only reading,storing]`: the product beside its peers, measured in one run.
// Prints one table; never passes or fails by time.
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { buildIfStale } from './build-if-stale.mjs'

/** @typedef {import('../../test/bench/measurement.ts').Measurement} Measurement */

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const NAMES = ['reading', 'storing', 'reconciling', 'grid', 'month', 'opening']
const USAGE = `npm run bench -- [--rows 100000,1000000] [--only ${NAMES.join(',')}]`

const options = readOptions()
const out = join(root, 'out/bench')
const data = join(out, 'data')
mkdirSync(data, { recursive: true })
buildIfStale(['client', 'host', 'headless'])
await buildBenches()

console.log(
  `${cpus().length} × ${cpus()[0].model}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`,
)
/** @type {Measurement[]} */
const measurements = []
let failed = false
for (const rows of options.rows) {
  for (const name of options.only) {
    console.error(`${name}, ${rows.toLocaleString('en')} rows …`)
    const found = run(name, rows)
    if (found === null) failed = true
    // Said at once: whoever interrupts a run of a million rows has what was measured so far.
    for (const each of found ?? []) {
      measurements.push(each)
      console.error(`  ${each.what}: ${milliseconds(each.ours)}${peerText(each)}`)
    }
  }
}
printTable(measurements)
process.exit(failed ? 1 : 0)

function readOptions() {
  try {
    const { values } = parseArgs({ options: { rows: { type: 'string' }, only: { type: 'string' } } })
    const rows = (values.rows ?? '100000,1000000').split(',').map(Number)
    const only = values.only?.split(',') ?? NAMES
    if (
      rows.every((count) => Number.isInteger(count) && count > 0) &&
      only.every((name) => NAMES.includes(name))
    )
      return { rows, only }
  } catch {
    // Said below, with the usage.
  }
  console.error(`Usage: ${USAGE}`)
  process.exit(2)
}

/** The benchmarks are bundled outside of dist/: they are no part of the product. */
async function buildBenches() {
  const common = /** @type {const} */ ({ configFile: false, logLevel: 'warn' })
  await build({
    ...common,
    root,
    build: {
      ssr: join(root, 'test/bench/run.ts'),
      outDir: join(out, 'node'),
      emptyOutDir: true,
      minify: false,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' } },
    },
  })
  await build({
    ...common,
    root: join(root, 'test/bench/pages'),
    base: './',
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      outDir: join(out, 'pages'),
      emptyOutDir: true,
      target: 'chrome120',
      modulePreload: false,
      chunkSizeWarningLimit: 10_000,
    },
  })
}

/** @param {string} name @param {number} rows @returns {Measurement[] | null} */
function run(name, rows) {
  const { status, stdout } = spawnSync(
    process.execPath,
    [
      '--expose-gc',
      '--max-old-space-size=8000',
      join(out, 'node/run.mjs'),
      name,
      String(rows),
      data,
      join(out, 'pages'),
    ],
    { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 2 ** 26 },
  )
  if (status !== 0) {
    console.error(`${name} with ${rows} rows ended with status ${status}; the table is printed without it.`)
    return null
  }
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '[]')
}

/** @param {Measurement[]} found */
function printTable(found) {
  const lines = found.map((each) => [
    each.what,
    each.rows.toLocaleString('en'),
    milliseconds(each.ours),
    each.peerTime === null ? '–' : milliseconds(each.peerTime),
    each.peerTime === null ? '–' : ratioText(each.ours, each.peerTime),
    targetText(each),
    each.peer,
  ])
  const head = ['what', 'rows', 'ours', 'peer', 'ours/peer', 'target', 'peer is']
  const widths = head.map((_, at) => Math.max(...[head, ...lines].map((line) => line[at].length)))
  const print = (/** @type {string[]} */ line) =>
    console.log(
      line
        .map((text, at) => (at > 0 && at < 5 ? text.padStart(widths[at]) : text.padEnd(widths[at])))
        .join('  ')
        .trimEnd(),
    )
  console.log('')
  print(head)
  print(widths.map((width) => '-'.repeat(width)))
  for (const line of lines) print(line)
  console.log('')
  for (const { what, rows, note } of found)
    if (note) console.log(`${what} (${rows.toLocaleString('en')}): ${note}`)
}

/** @param {number} ms */
function milliseconds(ms) {
  return ms < 10 ? `${ms.toFixed(1)} ms` : `${Math.round(ms).toLocaleString('en')} ms`
}

/** @param {Measurement} measurement */
function peerText({ peerTime, peer }) {
  return peerTime === null ? '' : `; ${peer}: ${milliseconds(peerTime)}`
}

/** @param {number} ours @param {number} peer */
function ratioText(ours, peer) {
  return ours <= peer / 2 ? `1/${(peer / ours).toFixed(1)}` : `${(ours / peer).toFixed(2)}`
}

/** The target and how far we are from it. @param {Measurement} measurement */
function targetText({ ours, peerTime, target }) {
  if (!target) return ''
  if (target.kind === 'milliseconds') return judged(`≤ ${target.atMost} ms`, ours / target.atMost)
  const name = target.kind === 'times-of-peer' ? `≤ ${target.atMost}× peer` : `≥ ${target.atLeast}× faster`
  if (peerTime === null) return `${name}: no peer`
  return judged(
    name,
    target.kind === 'times-of-peer' ? ours / peerTime / target.atMost : (target.atLeast * ours) / peerTime,
  )
}

/** @param {string} name @param {number} share Our time over the time that is wanted. */
function judged(name, share) {
  return share <= 1 ? `${name}: met` : `${name}: missed, ${share.toFixed(2)}× too slow`
}
