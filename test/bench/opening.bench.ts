import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright'
import { createWorkspace } from '#electron/services/workspace/create-workspace.ts'
import { openWorkspace } from '#electron/services/workspace/open-workspace.ts'
import { openBrowser } from './bench-browser.ts'
import { type BenchOptions, type Measurement, median } from './measurement.ts'
import { headlessBundle, hostBundle } from './places.ts'

const RUNS = 3
const TODAY = '2026-11-05'

/** The real product in the browser host: from starting it until its first desk can be used, with rows and without. */
export async function benchOpening({ rows, folder }: BenchOptions): Promise<Measurement[]> {
  const full = join(folder, `workspace-${rows}`)
  makeWorkspace(full, rows)
  const home = mkdtempSync(join(tmpdir(), 'yangcai-bench-home-'))
  const empty = join(home, 'empty')
  await makeEmptyWorkspace(empty)
  const browser = await openBrowser()
  try {
    const first = await timeOpening(browser.context, { home, workspace: full })
    const emptyFirst = await timeOpening(browser.context, { home, workspace: empty })
    const again: Opening[] = []
    const emptyAgain: Opening[] = []
    for (let run = 0; run < RUNS; run++) {
      again.push(await timeOpening(browser.context, { home, workspace: full }))
      emptyAgain.push(await timeOpening(browser.context, { home, workspace: empty }))
    }
    const peer = 'an empty workspace'
    return [
      {
        what: 'open the product to its first desk, again',
        rows,
        ours: median(again.map(({ desk }) => desk)),
        peer,
        peerTime: median(emptyAgain.map(({ desk }) => desk)),
        target: { kind: 'times-of-peer', atMost: 1.5 },
      },
      {
        what: 'open the product to the figures of its first desk, again',
        rows,
        ours: median(again.map(({ figures }) => figures)),
        peer,
        peerTime: median(emptyAgain.map(({ figures }) => figures)),
        note: `until the list of the reconciliation desk stands as well: ${Math.round(median(again.map(({ list }) => list)))} ms`,
      },
      {
        what: 'open the product to its first desk, first time',
        rows,
        ours: first.desk,
        peer,
        peerTime: emptyFirst.desk,
        note: 'the cache is filled and every month computed; one run',
      },
    ]
  } finally {
    await browser.close()
    rmSync(home, { recursive: true, force: true })
  }
}

interface Opening {
  /** Until the heading of the first desk is there and the page answers. */
  readonly desk: number
  /** Until nothing on that desk is still being read. */
  readonly figures: number
  /** Until the reconciliation desk shows its first row; 0 where there are none. */
  readonly list: number
}

async function timeOpening(
  context: BrowserContext,
  { home, workspace }: { readonly home: string; readonly workspace: string },
): Promise<Opening> {
  const begun = performance.now()
  const host = await startHost(home, workspace)
  const page = await context.newPage()
  try {
    await page.goto(host.url)
    await page.getByRole('heading', { name: '工作台', level: 1 }).waitFor()
    await page.evaluate(() => document.readyState)
    const desk = performance.now() - begun
    await page.waitForFunction(() => document.querySelector('[role="status"][aria-label^="正在"]') === null)
    const figures = performance.now() - begun
    if (workspace.endsWith('empty')) return { desk, figures, list: 0 }
    await page.getByRole('link', { name: /对账/ }).first().click()
    await page.locator('.ag-row[row-index="0"] [col-id="name"]').first().waitFor()
    return { desk, figures, list: performance.now() - begun }
  } finally {
    await page.close()
    await host.stop()
  }
}

async function startHost(home: string, workspace: string) {
  const child: ChildProcess = spawn(
    process.execPath,
    [hostBundle, '--workspace', workspace, '--no-open', '--stay'],
    {
      env: { ...process.env, YANGCAI_HOME: home, YANGCAI_TODAY: TODAY, TZ: 'Asia/Shanghai' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = await new Promise<string>((resolve, reject) => {
    let printed = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      const found = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(printed)
      if (found) resolve(found[0])
    })
    child.once('exit', (code) => reject(new Error(`the host ended (${code}) before it served: ${printed}`)))
  })
  return {
    url,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

function makeWorkspace(path: string, rows: number): void {
  if (existsSync(path)) return
  const made = `${path}.part`
  rmSync(made, { recursive: true, force: true })
  // Both sides together are the rows that the workspace holds.
  const receipts = String(Math.round(rows / 2))
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      '--max-old-space-size=8000',
      headlessBundle,
      'sample-workspace',
      '--out',
      made,
      '--rows',
      receipts,
      '--until',
      '2026-10',
    ],
    { encoding: 'utf8', env: { ...process.env, YANGCAI_TODAY: TODAY }, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  if (status !== 0) throw new Error(`sample-workspace ended with ${status}: ${stderr}`)
  renameSync(made, path)
}

/** A hospital that has imported nothing yet; without one the first screen is another. */
async function makeEmptyWorkspace(path: string): Promise<void> {
  const at = `${TODAY}T09:00:00+08:00`
  const created = await createWorkspace(path, { at })
  const opened = created.ok ? await openWorkspace(path) : created
  if (!opened.ok) throw new Error(`no empty workspace: ${opened.code}`)
  const profile = {
    name: '示范医院',
    platformAccount: '320600001',
    level: '三级',
    jurisdiction: 'jiangsu/nantong',
    preparer: '张三',
    phone: '0513-00000000',
  } as const
  const written = await opened.value.append(
    { at, by: '张三', events: [{ kind: 'hospital-set', profile }] },
    opened.value.seq,
  )
  if (!written.ok) throw new Error(`no empty workspace: ${written.code}`)
  await opened.value.close()
}
