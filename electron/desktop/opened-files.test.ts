import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OpenedFiles } from './opened-files.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yangcai-opened-'))
  writeFileSync(join(folder, 'HIS入库.XLSX'), 'a')
  writeFileSync(join(folder, '平台.csv'), 'b')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const names = async (reply: ReturnType<OpenedFiles['take']>) => {
  const answered = await reply
  return answered.ok ? answered.value.map(({ fileName }) => fileName) : answered.code
}

describe('files that the system gives us', () => {
  it('are the tables among the arguments, relative to where the start was made', async () => {
    const opened = new OpenedFiles()
    const argv = ['/opt/yangcai-desk', '--workspace', '/data/x', '--file=y.csv', 'HIS入库.XLSX', 'note.doc']
    expect(opened.add(argv, folder)).toBe(true)
    expect(await names(opened.take())).toEqual(['HIS入库.XLSX'])
    expect(opened.add(['/opt/yangcai-desk', '.'], folder)).toBe(false)
  })

  it('reach a page that waits already, and are given once', async () => {
    const opened = new OpenedFiles()
    const waiting = names(opened.take())
    opened.add(['平台.csv'], folder)
    expect(await waiting).toEqual(['平台.csv'])
    const next = names(opened.take())
    opened.add(['HIS入库.XLSX'], folder)
    expect(await next).toEqual(['HIS入库.XLSX'])
  })

  it('go to the page that waited last: a reloaded page leaves the call of the one before behind', async () => {
    const opened = new OpenedFiles()
    const before = names(opened.take())
    const now = names(opened.take())
    expect(await before).toEqual([])
    opened.add(['平台.csv'], folder)
    expect(await now).toEqual(['平台.csv'])
  })

  it('are passed over when they cannot be read', async () => {
    const opened = new OpenedFiles()
    opened.add(['gone.xlsx', '平台.csv'], folder)
    expect(await names(opened.take())).toEqual(['平台.csv'])
  })
})
