import type { FrameSchema } from '../../columns/frame.ts'
import type { SourceRole, TableSpec, Workbook } from '../contract.ts'
import { acceptanceSpec } from '../specs/acceptance.ts'
import { catalogueSpec } from '../specs/catalogue.ts'
import { emergencySpec } from '../specs/emergency.ts'
import { receiptSpec } from '../specs/receipt.ts'
import { type FoundHeader, findHeader } from './find-header.ts'
import { foldedSynonyms } from './map-columns.ts'
import { missingNeeds } from './needs.ts'

type ImportableSpec = TableSpec<FrameSchema, SourceRole>

/** Tables that a hospital can import; each is recognised against the others. */
export const allSpecs: readonly ImportableSpec[] = [receiptSpec, acceptanceSpec, catalogueSpec, emergencySpec]

export interface TableCandidate {
  readonly role: SourceRole
  readonly spec: ImportableSpec
  /** 0 to 1. */
  readonly confidence: number
  /** Chinese phrases, e.g. 表头含 订单明细编号、验收日期. */
  readonly reasons: readonly string[]
}

export interface Fit {
  readonly spec: ImportableSpec
  readonly header: FoundHeader
  /** Higher is better; comparable between specs over the same workbook. */
  readonly points: number
  /** Headers that only this spec knows by name. */
  readonly telling: readonly string[]
  readonly exact: number
  readonly missing: number
}

const POINTS_EXACT = 2
const POINTS_LIKELY = 0.5
const POINTS_TELLING = 3
const POINTS_MISSING = -8
const FEWEST_EXACT = 3
const SURE_FROM_EXACT = 6
/** Without one of these a table with item codes is not yet a register or a catalogue. */
const TYPICAL: Readonly<Partial<Record<SourceRole, readonly string[]>>> = {
  emergency: ['reason', 'approver'],
  catalogue: ['listedPrice', 'listingStatus', 'baseUnit'],
}

/** What the table in a dropped file is, best guess first; empty when it is none of ours. */
export function recogniseTable(workbook: Workbook): TableCandidate[] {
  const fits = fitAll(workbook).filter(
    ({ missing, exact, points }) => missing === 0 && exact >= FEWEST_EXACT && points > 0,
  )
  const [best, second] = fits
  return fits.map(({ spec, points, telling, exact, header }, index) => {
    const known = header.matches.filter(({ by }) => by === 'exact').map((match) => match.header.shown)
    const named = telling.length > 0 ? telling : known
    // The nearer the runner-up, the less sure: two equal candidates are a coin toss.
    const share = index === 0 ? 1 - (0.5 * (second?.points ?? 0)) / best.points : (0.5 * points) / best.points
    return {
      role: spec.role,
      spec,
      confidence: Math.round(100 * Math.min(1, exact / SURE_FROM_EXACT) * share) / 100,
      reasons: [`表头含 ${named.slice(0, 5).join('、')}`],
    }
  })
}

/** How well each spec explains the workbook's best header, best first. */
export function fitAll(workbook: Workbook): Fit[] {
  const fits: Fit[] = []
  for (const spec of allSpecs) {
    const header = bestHeader(workbook, spec)
    if (header !== undefined) fits.push(fitOf(spec, header))
  }
  return fits.sort((a, b) => b.points - a.points)
}

function bestHeader(workbook: Workbook, spec: TableSpec): FoundHeader | undefined {
  let best: FoundHeader | undefined
  for (const sheet of workbook.sheets) {
    if (sheet.visibility !== 'visible') continue
    const header = findHeader(workbook, sheet, spec)
    if (header !== undefined && header.score > (best?.score ?? 0)) best = header
  }
  return best
}

function fitOf(spec: Fit['spec'], header: FoundHeader): Fit {
  const telling: string[] = []
  let exact = 0
  let likely = 0
  for (const match of header.matches) {
    if (match.by !== 'exact') {
      likely++
      continue
    }
    exact++
    const knownElsewhere = allSpecs.some((other) => other !== spec && knows(other, match.header.forms))
    if (!knownElsewhere) telling.push(match.header.shown)
  }
  const mapped = new Set(header.matches.map(({ field }) => field.column))
  const typical = TYPICAL[spec.role]
  const untypical = typical !== undefined && !typical.some((column) => mapped.has(column))
  const missing = missingNeeds(spec.role, mapped).length + (untypical ? 1 : 0)
  const points =
    exact * POINTS_EXACT + likely * POINTS_LIKELY + telling.length * POINTS_TELLING + missing * POINTS_MISSING
  return { spec, header, points, telling, exact, missing }
}

/** How many headers a fit knows by name that another spec does not. */
export function tellingAgainst(fit: Fit | undefined, other: TableSpec): number {
  if (fit === undefined) return 0
  return fit.header.matches.filter((match) => match.by === 'exact' && !knows(other, match.header.forms))
    .length
}

function knows(spec: TableSpec, forms: readonly string[]): boolean {
  return spec.fields.some((field) => forms.some((form) => foldedSynonyms(field).includes(form)))
}
