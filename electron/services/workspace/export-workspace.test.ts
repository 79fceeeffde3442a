import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plannedEntry } from '#test/support/kill-plan.ts'
import { createWorkspace } from './create-workspace.ts'
import { exportWorkspace } from './export-workspace.ts'
import { openWorkspace } from './open-workspace.ts'
import { verifyWorkspace } from './verify-workspace.ts'

const AT = '2026-11-05T09:00:00+08:00'
let scratch = ''
let dir = ''

/** A workspace with one import and one export, left open as a running program would have it. */
beforeEach(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'yangcai-export-'))
  dir = join(scratch, 'from')
  await createWorkspace(dir, { at: AT, sample: true })
  const opened = await openWorkspace(dir)
  if (!opened.ok) throw new Error(opened.code)
  const { original, segment, events } = plannedEntry(1)
  if (original) await opened.value.putOriginal(original)
  if (segment) await opened.value.putSegment(segment)
  expect((await opened.value.append({ at: AT, by: '甲', events }, 0)).ok).toBe(true)
  await opened.value.saveExport('附件2.xlsx', new Uint8Array([1]))
  await opened.value.close()
})
afterEach(() => rmSync(scratch, { recursive: true, force: true }))

const segmentFile = () => join(dir, 'segments', readdirSync(join(dir, 'segments'))[0])

describe('exporting a workspace', () => {
  it('gives a copy in good order that opens like the original', async () => {
    const to = join(scratch, 'stick', 'copy')
    expect(await exportWorkspace(dir, to)).toMatchObject({
      ok: true,
      value: { ok: true, entries: 1, path: to },
    })
    const names = readdirSync(to, { recursive: true }).sort()
    expect(names).toEqual(readdirSync(dir, { recursive: true }).sort())
    const copy = await openWorkspace(to)
    if (!copy.ok) throw new Error(copy.code)
    expect(copy.value.info()).toMatchObject({ seq: 1, readOnly: null, isSample: true, name: 'copy' })
    await copy.value.close()
  })

  it('replaces nothing and copies no damage', async () => {
    expect(await exportWorkspace(dir, scratch)).toMatchObject({ code: 'name-taken' })
    expect(await exportWorkspace(dir, join(dir, 'inside'))).toMatchObject({ code: 'bad-request' })
    writeFileSync(segmentFile(), 'decayed')
    expect(await exportWorkspace(dir, join(scratch, 'copy'))).toMatchObject({ code: 'workspace-damaged' })
    expect(readdirSync(scratch)).toEqual(['from'])
  })
})

describe('verifying a workspace', () => {
  it('names a missing segment and a decayed one as damage', async () => {
    const file = segmentFile()
    const name = `segments/${file.slice(-68)}`
    const content = readFileSync(file)
    writeFileSync(file, 'decayed')
    expect(await verifyWorkspace(dir)).toMatchObject({ value: { ok: false, decayed: [name], missing: [] } })
    rmSync(file)
    expect(await verifyWorkspace(dir)).toMatchObject({ value: { ok: false, decayed: [], missing: [name] } })
    writeFileSync(file, content)
    expect(await verifyWorkspace(dir)).toMatchObject({ value: { ok: true } })
  })

  it('reports a pruned original and an unreferenced segment as notes, not as damage', async () => {
    const [original] = readdirSync(join(dir, 'originals'))
    rmSync(join(dir, 'originals', original))
    const opened = await openWorkspace(dir)
    if (!opened.ok) throw new Error(opened.code)
    const stored = await opened.value.putSegment(new Uint8Array([9]))
    await opened.value.close()
    expect(await verifyWorkspace(dir)).toMatchObject({
      value: {
        ok: true,
        notes: {
          prunedOriginals: [`originals/${original}`],
          unreferenced: [stored.ok && `segments/${stored.value.sha256}.seg`],
        },
      },
    })
  })

  it('keeps every export under a name of its own', async () => {
    const opened = await openWorkspace(dir)
    if (!opened.ok) throw new Error(opened.code)
    const save = (fileName: string, byte: number) => opened.value.saveExport(fileName, new Uint8Array([byte]))
    expect(await save('附件2.xlsx', 1)).toMatchObject({ value: { fileName: '附件2.xlsx' } })
    expect(await save('附件2.xlsx', 2)).toMatchObject({ value: { fileName: '附件2 (2).xlsx' } })
    for (const fileName of ['../x.xlsx', 'a/b', 'a\\b', '.hidden', 'CON.xlsx', 'x\u0000.xlsx', '..']) {
      expect(await save(fileName, 3)).toMatchObject({ ok: false, code: 'bad-request' })
    }
    await opened.value.close()
  })
})
