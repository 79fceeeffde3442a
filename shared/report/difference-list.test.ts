import ExcelJS from 'exceljs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineFrame } from '#test/support/line-frame.ts'
import {
  type DiscrepancyKind,
  discrepancyKinds,
  type GroupMembers,
  type GroupState,
  groupStates,
  type PassName,
  passes,
  type Reconciliation,
} from '../reconcile/contract.ts'
import { formatYuan } from '../units/money.ts'
import { type Period, parsePeriod } from '../units/period.ts'
import type { CellValue, WorkbookSpec } from '../workbook/contract.ts'
import { writeXlsx } from '../workbook/write-xlsx.ts'
import { differenceList } from './difference-list.ts'
import { summariseDifferences } from './difference-summary.ts'
import { type DifferenceListInput, listGroups } from './listed-groups.ts'

interface TestGroup {
  readonly state: GroupState
  readonly pass: PassName
  readonly auto: boolean
  readonly kinds?: readonly DiscrepancyKind[]
  /** Amounts in yuan of the rows of each side, and the day of all rows. */
  readonly his: readonly string[]
  readonly platform: readonly string[]
  readonly day?: string
  readonly name?: string
}

function members(counts: readonly number[]): GroupMembers {
  const offsets = new Uint32Array(counts.length + 1)
  counts.forEach((count, group) => {
    offsets[group + 1] = offsets[group] + count
  })
  return { offsets, rows: Uint32Array.from({ length: offsets[counts.length] }, (_, row) => row) }
}

/** Builds a reconciliation whose rows stand in the order of its groups. */
function given(groups: readonly TestGroup[]): DifferenceListInput {
  const rowsOf = (side: 'his' | 'platform') =>
    groups.flatMap((each) =>
      each[side].map((amount) => ({
        amount,
        postedOn: each.day ?? '2026-10-15',
        name: each.name ?? '阿莫西林胶囊',
        documentNo: `${side}-1`,
        nhsaCode: side === 'his' ? 'XJ01CAA040E001010100001' : '',
        itemCode: 'P0001',
        quantity: '-2.5',
        unitPrice: '0.123456',
        packFactor: 24,
        unit: '盒',
      })),
    )
  const groupOf = (side: 'his' | 'platform') =>
    Int32Array.from(groups.flatMap((each, group) => each[side].map(() => group)))
  const his = lineFrame(rowsOf('his'))
  const platform = lineFrame(rowsOf('platform'))
  const reconciliation: Reconciliation = {
    groupCount: groups.length,
    state: Uint8Array.from(groups, (each) => groupStates.indexOf(each.state)),
    pass: Uint8Array.from(groups, (each) => passes.indexOf(each.pass)),
    auto: Uint8Array.from(groups, (each) => (each.auto ? 1 : 0)),
    kinds: Uint16Array.from(groups, (each) =>
      (each.kinds ?? []).reduce((bits, kind) => bits | (1 << discrepancyKinds.indexOf(kind)), 0),
    ),
    his: members(groups.map((each) => each.his.length)),
    platform: members(groups.map((each) => each.platform.length)),
    hisGroup: groupOf('his'),
    platformGroup: groupOf('platform'),
    hisBaseQuantity: new Float64Array(his.rowCount),
    platformBaseQuantity: new Float64Array(platform.rowCount),
    withoutFactor: [],
  }
  return {
    reconciliation,
    his,
    platform,
    describe: (group) =>
      groups[group].kinds?.map((kind) => ({
        kind,
        his: '240 片',
        platform: kind === 'duplicate' ? '' : '120 片',
      })) ?? [],
  }
}

const clean: TestGroup = {
  state: 'matched',
  pass: 'order-detail-id',
  auto: true,
  his: ['5'],
  platform: ['5'],
}
const discrepant: TestGroup = {
  state: 'discrepant',
  pass: 'difference',
  auto: true,
  kinds: ['quantity', 'amount'],
  his: ['100', '20.5'],
  platform: ['100'],
}
const hisOnly: TestGroup = { state: 'his-only', pass: 'alone', auto: true, his: ['7'], platform: [] }
const platformOnly: TestGroup = {
  state: 'platform-only',
  pass: 'alone',
  auto: true,
  his: [],
  platform: ['9'],
}
const proposal: TestGroup = { state: 'matched', pass: 'relaxed', auto: false, his: ['3'], platform: ['3'] }

async function read(input: DifferenceListInput): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(writeXlsx(differenceList(input)).buffer)
  return book
}

function valuesOf(spec: WorkbookSpec, sheet: number): (CellValue | undefined)[][] {
  return [...spec.sheets[sheet].rows].map(({ cells }) => cells.map((cell) => cell?.value))
}

describe('the difference list', () => {
  it('leaves out clean matches and what a person has decided, and lists everything else', () => {
    const decided: TestGroup = { state: 'matched', pass: 'decided', auto: false, his: ['1'], platform: ['1'] }
    const listed = listGroups(given([clean, proposal, platformOnly, decided, hisOnly, discrepant]))
    expect(listed.map((each) => [each.group, each.class])).toEqual([
      [5, 'discrepant'],
      [4, 'his-only'],
      [2, 'platform-only'],
      [1, 'proposal'],
    ])
  })

  it('shows the largest difference of a class first', () => {
    const groups = ['5', '-80', '20', '80'].map((amount): TestGroup => ({ ...hisOnly, his: [amount] }))
    expect(listGroups(given(groups)).map((each) => each.group)).toEqual([1, 3, 2, 0])
  })

  it('has a block of rows per group with both sides, the group figures on its first row only', async () => {
    const reasons = new Map([[0, '平台漏点一次验收']])
    const sheet = (await read({ ...given([discrepant, hisOnly]), reasons })).worksheets[1]
    expect(sheet.name).toBe('差异明细')
    expect(sheet.rowCount).toBe(5)
    const row = (number: number) => (sheet.getRow(number).values as unknown[]).slice(1)
    expect(row(2)).toEqual([
      ...[
        1,
        '有差异',
        '数量差、金额差',
        '标识相同，内容不同',
        '院内',
        2,
        'his-1',
        new Date('2026-10-15T00:00:00Z'),
      ],
      ...['XJ01CAA040E001010100001', '阿莫西林胶囊', null, '盒', 24, -2.5, 0.123456, 100].map(
        (each) => each ?? undefined,
      ),
      ...[undefined, undefined, undefined],
      ...['数量差：院内 240 片，平台 120 片；金额差：院内 240 片，平台 120 片', 20.5, '平台漏点一次验收'],
    ])
    expect(row(4)[4]).toBe('平台')
    expect(row(4)[8]).toBe('P0001')
    expect(
      [3, 4].flatMap((number) => [20, 21, 22].map((column) => sheet.getRow(number).getCell(column).value)),
    ).toEqual([null, null, null, null, null, null])
    expect(row(5).slice(0, 4)).toEqual([2, '仅院内', undefined, '未找到对应记录'])
    expect(sheet.getCell('V5').value).toBeNull()
  })

  it('tints every other group, freezes and filters the header and prints on A4 landscape', async () => {
    const sheet = (await read(given([discrepant, hisOnly]))).worksheets[1]
    expect(sheet.getCell('A2').fill).not.toMatchObject({ pattern: 'solid' })
    expect(sheet.getCell('A4').fill).not.toMatchObject({ pattern: 'solid' })
    expect(sheet.getCell('A5').fill).toMatchObject({ pattern: 'solid' })
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
    expect(sheet.autoFilter).toBe('A1:V5')
    expect(sheet.pageSetup).toMatchObject({ orientation: 'landscape', paperSize: 9, printTitlesRow: '1:1' })
  })

  it('keeps to the month, and shows a group across two months in both', () => {
    const across = given([
      { ...discrepant, day: '2026-10-31' },
      { ...hisOnly, day: '2026-11-01' },
    ])
    across.platform.columns.postedOn.days.fill(across.platform.columns.postedOn.days[0] + 1)
    const groupsOf = (month: string) =>
      listGroups({ ...across, period: parsePeriod(month) as Period }).map((each) => each.group)
    expect(groupsOf('2026-10')).toEqual([0])
    expect(groupsOf('2026-11')).toEqual([0, 1])
    expect(groupsOf('2026-12')).toEqual([])
  })

  it('sums up by state and by kind, each state adding up to the total', async () => {
    const sheet = (await read(given([clean, discrepant, hisOnly, platformOnly, proposal]))).worksheets[0]
    const row = (number: number) => (sheet.getRow(number).values as unknown[]).slice(1)
    expect(row(4)).toEqual(['有差异', 1, 2, 1, 120.5, 100, 20.5, 20.5])
    expect(row(5)).toEqual(['仅院内', 1, 1, 0, 7, 0, 7, 7])
    expect(row(6)).toEqual(['仅平台', 1, 0, 1, 0, 9, -9, 9])
    expect(row(7)).toEqual(['疑似匹配', 1, 1, 1, 3, 3, 0, 0])
    expect(row(8)).toEqual(['合计', 4, 4, 3, 130.5, 112, 18.5, 36.5])
    expect(row(11)).toEqual(['数量差', 1, 2, 1, 120.5, 100, 20.5, 20.5])
    expect(row(12)).toEqual(['金额差', 1, 2, 1, 120.5, 100, 20.5, 20.5])
  })

  it('has rows that add up to the summary, to the fen, whatever the groups are', () => {
    const yuan = fc
      .integer({ min: -99_999_999, max: 99_999_999 })
      .map(
        (fen) =>
          `${fen < 0 ? '-' : ''}${Math.trunc(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`,
      )
    const group = fc.record({
      state: fc.constantFrom(...groupStates),
      pass: fc.constantFrom(...passes),
      auto: fc.boolean(),
      kinds: fc.subarray([...discrepancyKinds]),
      his: fc.array(yuan, { maxLength: 3 }),
      platform: fc.array(yuan, { minLength: 1, maxLength: 3 }),
    })
    fc.assert(
      fc.property(fc.array(group, { maxLength: 12 }), (groups) => {
        const input = given(groups)
        const rows = valuesOf(differenceList(input), 1).slice(1)
        const sum = (column: number, side?: string) =>
          rows.reduce((total, cells) => {
            const from = cells[4]
            const value = cells[column]
            const counts = side === undefined || (from?.kind === 'text' && from.text === side)
            return counts && value?.kind === 'number' ? total + BigInt(value.decimal.replace('.', '')) : total
          }, 0n)
        const { total } = summariseDifferences(input.reconciliation, listGroups(input))
        const fen = (amount: typeof total.difference) => BigInt(formatYuan(amount).replace('.', ''))
        expect(sum(15, '院内')).toBe(fen(total.hisAmount))
        expect(sum(15, '平台')).toBe(fen(total.platformAmount))
        expect(sum(20)).toBe(fen(total.difference))
        expect(rows).toHaveLength(total.hisRows + total.platformRows)
      }),
    )
  })

  it('is a workbook that opens when there is nothing to list', async () => {
    const book = await read(given([clean]))
    expect(book.worksheets.map((sheet) => sheet.name)).toEqual(['汇总', '差异明细'])
    expect(book.worksheets[1].rowCount).toBe(1)
  })

  it('shows formulas in names as text and gives the same bytes twice', async () => {
    const input = given([{ ...hisOnly, name: '=HYPERLINK("http://x")' }])
    expect((await read(input)).worksheets[1].getCell('J2').value).toBe('=HYPERLINK("http://x")')
    expect(writeXlsx(differenceList(input))).toEqual(writeXlsx(differenceList(input)))
  })
})
