import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plannedEntry } from '#test/support/kill-plan.ts'
import { openWorkspace } from './open-workspace.ts'
import { verifyWorkspace } from './verify-workspace.ts'

const RANDOM_KILLS = 20
/** Half a minute on an idle machine; a busy one must not turn it into a failure. */
const TIME_LIMIT_MS = 10 * 60_000
const scratch = mkdtempSync(join(tmpdir(), 'yangcai-kill-'))
let kills = 0
let folders = 0

beforeAll(async () => {
  await build({
    configFile: false,
    root: resolve(import.meta.dirname, '../../..'),
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(new URL('../../../test/support/kill-writer.ts', import.meta.url)),
      outDir: join(scratch, 'bundle'),
      minify: false,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'kill-writer.mjs' } },
    },
  })
}, TIME_LIMIT_MS)

afterAll(() => {
  console.info(
    `kill test: ${kills} processes killed (SIGKILL), every workspace found before or after the step`,
  )
  rmSync(scratch, { recursive: true, force: true })
})

interface Run {
  readonly signal: NodeJS.Signals | null
  readonly exitCode: number | null
  readonly opened: boolean
  readonly tried: number
  readonly acknowledged: ReadonlyMap<number, string>
  readonly steps: number
  readonly output: string
}

interface RunOptions {
  readonly entries: number
  /** Dies at this numbered storage step. */
  readonly faultAt?: number
  /** Is killed so long after it said that the workspace is open. */
  readonly killAfterMs?: number
}

function run(dir: string, { entries, faultAt, killAfterMs }: RunOptions): Promise<Run> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(scratch, 'bundle/kill-writer.mjs'), dir, String(entries)], {
      env: { ...process.env, ...(faultAt === undefined ? {} : { YANGCAI_FAULT_AT: String(faultAt) }) },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (killAfterMs !== undefined && !output.includes('open ') && (output + text).includes('open ')) {
        setTimeout(() => child.kill('SIGKILL'), killAfterMs)
      }
      output += text
    })
    child.on('close', (exitCode, signal) => {
      if (signal === 'SIGKILL') kills += 1
      const lines = output.split('\n').map((line) => line.split(' '))
      const numbers = (word: string) =>
        lines.filter(([first]) => first === word).map((line) => Number(line[1]))
      done({
        signal,
        exitCode,
        opened: output.includes('open '),
        tried: Math.max(0, ...numbers('open'), ...numbers('try')),
        acknowledged: new Map(
          lines.filter(([first]) => first === 'ack').map(([, seq, hash]) => [Number(seq), hash]),
        ),
        steps: numbers('steps')[0] ?? 0,
        output,
      })
    })
  })
}

/** Opens what the dead process left and compares it, entry by entry and byte by byte, with what it was doing. */
async function expectBeforeOrAfter(dir: string, { opened, tried, acknowledged }: Run): Promise<number> {
  if (!existsSync(dir)) {
    expect(opened).toBe(false)
    return 0
  }
  const found = await verifyWorkspace(dir)
  expect(found).toMatchObject({ ok: true, value: { ok: true } })

  const workspace = await openWorkspace(dir, { rotateAtBytes: 1500 })
  if (!workspace.ok) throw new Error(`cannot be opened: ${JSON.stringify(workspace)}`)
  try {
    expect(workspace.value.info().readOnly).toBe(null)
    const { seq } = workspace.value
    expect(seq).toBeGreaterThanOrEqual(Math.max(0, ...acknowledged.keys()))
    if (opened) expect(seq).toBeLessThanOrEqual(tried)
    const entries = workspace.value.read(0)
    if (!entries.ok) throw new Error(entries.code)
    for (const entry of entries.value) {
      expect(entry.events).toEqual(plannedEntry(entry.seq).events)
      if (acknowledged.has(entry.seq)) expect(entry.hash).toBe(acknowledged.get(entry.seq))
    }
  } finally {
    await workspace.value.close()
  }
  const after = await verifyWorkspace(dir)
  expect(after).toMatchObject({
    ok: true,
    value: {
      ok: true,
      missing: [],
      decayed: [],
      notes: { temporaryFiles: [], tornTail: false, prunedOriginals: [] },
    },
  })
  return workspace.value.seq
}

function freshFolder(): string {
  folders += 1
  return join(scratch, 'work', `w${folders}`)
}

/** Two at a time: the machine's cores are shared. */
async function inPairs(numbers: readonly number[], work: (number: number) => Promise<void>): Promise<void> {
  const waiting = [...numbers]
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next)
  }
  await Promise.all([worker(), worker()])
}

function upTo(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1)
}

describe.skipIf(process.platform === 'win32')(
  'a workspace whose writer is killed',
  { timeout: TIME_LIMIT_MS },
  () => {
    it('is found before or after, whichever numbered step of creating and writing the kill hits', async () => {
      const whole = await run(freshFolder(), { entries: 3 })
      expect(whole).toMatchObject({ exitCode: 0, tried: 3 })
      expect(whole.steps).toBeGreaterThan(40)
      await inPairs(upTo(whole.steps), async (faultAt) => {
        const dir = freshFolder()
        const killed = await run(dir, { entries: 3, faultAt })
        expect(killed.signal, killed.output).toBe('SIGKILL')
        await expectBeforeOrAfter(dir, killed)
      })
    })

    it('is repaired by the next opening even if that opening is killed at any step of the repair', async () => {
      // A stale lock, half a line at the end of the journal: the state that has most to be repaired.
      const torn = freshFolder()
      await run(torn, { entries: 2 })
      const whole = await run(freshFolder(), { entries: 2 })
      for (let faultAt = whole.steps; faultAt > 0; faultAt -= 1) {
        const dir = freshFolder()
        cpSync(torn, dir, { recursive: true })
        const killed = await run(dir, { entries: 1, faultAt })
        const state = await verifyWorkspace(dir)
        if (killed.signal !== 'SIGKILL' || !state.ok || !state.value.notes.tornTail) continue
        cpSync(dir, torn, { recursive: true })
        break
      }
      expect(await verifyWorkspace(torn)).toMatchObject({ ok: true, value: { notes: { tornTail: true } } })

      const copy = freshFolder()
      cpSync(torn, copy, { recursive: true })
      const repair = await run(copy, { entries: 0 })
      expect(repair.exitCode, repair.output).toBe(0)
      await inPairs(upTo(repair.steps), async (faultAt) => {
        const dir = freshFolder()
        cpSync(torn, dir, { recursive: true })
        const killed = await run(dir, { entries: 0, faultAt })
        expect(killed.signal, killed.output).toBe('SIGKILL')
        expect(await expectBeforeOrAfter(dir, { ...killed, tried: 2 })).toBe(2)
      })
    })

    it('loses nothing acknowledged over many kills at random moments of one long life', async () => {
      const dir = freshFolder()
      let last = 0
      for (let round = 0; round < RANDOM_KILLS; round += 1) {
        // Spread over the first writes after opening; Math.random would be as good, this can be repeated.
        const killed = await run(dir, { entries: 100_000, killAfterMs: (round * 7919) % 61 })
        expect(killed.signal, killed.output).toBe('SIGKILL')
        const seq = await expectBeforeOrAfter(dir, killed)
        expect(seq).toBeGreaterThanOrEqual(last)
        last = seq
      }
      expect(last).toBeGreaterThan(RANDOM_KILLS)
    })

    it('has exactly one writer at a time when many start at once on the lock of a dead one', async () => {
      const dir = freshFolder()
      const dead = await run(dir, { entries: 100_000, killAfterMs: 5 })
      expect(dead.signal).toBe('SIGKILL')
      const before = await expectBeforeOrAfter(dir, dead)
      const again = await run(dir, { entries: 100_000, killAfterMs: 0 })
      expect(again.signal).toBe('SIGKILL')
      const runs = await Promise.all(upTo(6).map(() => run(dir, { entries: 2 })))
      const seq = await expectBeforeOrAfter(dir, { ...again, tried: 100_000 })
      const written = runs.flatMap(({ acknowledged }) => [...acknowledged.keys()])
      expect(new Set(written).size).toBe(written.length)
      expect(seq).toBeGreaterThanOrEqual(before + written.length)
      for (const { exitCode, output } of runs) {
        if (exitCode !== 0) expect(output).toContain('refused workspace-locked')
      }
      expect(runs.some(({ exitCode }) => exitCode === 0)).toBe(true)
    })

    it('was killed at least 50 times by now', () => {
      expect(kills).toBeGreaterThanOrEqual(50)
    })
  },
)
