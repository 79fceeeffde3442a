import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BenchOptions, type Measurement, median, runsFor } from './measurement.ts'
import { headlessBundle, pandasScript } from './places.ts'

const PERIOD = '2026-10'

/** A whole month as one process: two files of half the rows each, to the form and the list of differences. */
export async function benchMonth({ rows, folder }: BenchOptions): Promise<Measurement[]> {
  const sample = join(folder, `month-${rows}`)
  makeSample(sample, rows)
  const his = join(sample, `HIS药品耗材入库-${PERIOD}.xlsx`)
  const platform = join(sample, `省平台验收明细-${PERIOD}.xlsx`)
  const out = mkdtempSync(join(tmpdir(), 'yangcai-bench-month-'))
  const profile = join(sample, 'profile.json')
  const month = ['month', '--period', PERIOD, '--policy', 'jiangsu/nantong', '--hospital', profile]
  const times: number[] = []
  for (let run = 0; run < runsFor(rows); run++)
    times.push(
      timeProcess(process.execPath, [
        headlessBundle,
        ...month,
        '--his',
        his,
        '--platform',
        platform,
        '--out',
        out,
      ]),
    )
  const python = findPython()
  const peerTime = python === null ? null : timeProcess(python, [pandasScript, his, platform, out])
  rmSync(out, { recursive: true })
  return [
    {
      what: 'month: two files to form and differences, process',
      rows,
      ours: median(times),
      peer:
        python === null
          ? 'pandas: no python3 with pandas and openpyxl here'
          : 'pandas script, fewer passes, one run',
      peerTime,
      target: { kind: 'times-faster', atLeast: 10 },
      note: 'rows of both files together',
    },
  ]
}

function makeSample(sample: string, rows: number): void {
  if (existsSync(sample)) return
  const made = `${sample}.part`
  rmSync(made, { recursive: true, force: true })
  const each = String(Math.round(rows / 2))
  run(process.execPath, [
    headlessBundle,
    'sample',
    '--out',
    made,
    '--months',
    '1',
    '--rows',
    each,
    '--until',
    PERIOD,
  ])
  renameSync(made, sample)
}

/** Status 1 says that a check of the form is not met, which is a result. */
function timeProcess(program: string, args: readonly string[]): number {
  const start = performance.now()
  run(program, args)
  return performance.now() - start
}

function run(program: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(program, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  if (status !== 0 && status !== 1) throw new Error(`${program} ${args[0]} ended with ${status}: ${stderr}`)
  if (status === 1 && /Error|Traceback/.test(stderr)) throw new Error(stderr)
}

/** `YANGCAI_PYTHON` names another one than python3. */
function findPython(): string | null {
  const python = process.env.YANGCAI_PYTHON ?? 'python3'
  return spawnSync(python, ['-c', 'import pandas, openpyxl']).status === 0 ? python : null
}
