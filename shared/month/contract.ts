/** The month (统计月份): figures, form and checks of one hospital, each able to explain itself. */

import type { Side } from '../model/line.ts'
import type { ExclusionClass, ProcurementKind } from '../model/procurement-class.ts'
import type { Citation, FigureParameter } from '../policy/citation.ts'

export {
  type ExclusionClass,
  exclusionClasses,
  type ProcurementKind,
} from '../model/procurement-class.ts'
export type { Citation, FigureParameter } from '../policy/citation.ts'

import type { Amount } from '../units/money.ts'
import type { Period } from '../units/period.ts'
import type { Ratio } from '../units/ratio.ts'

/** Where the decision on a row's class came from, in order of precedence (headless.md). */
export const classSources = [
  'none',
  'column',
  'catalogue',
  'code',
  'approval-number',
  'other-side',
  'keyword',
] as const
export type ClassSource = (typeof classSources)[number]

/** A selection of rows as data: evaluated over the frames whenever someone opens a figure. */
export interface RowSelection {
  readonly side: Side
  readonly period: Period
  /** 'unknown' = rows whose kind could not be decided. */
  readonly kind: ProcurementKind | 'unknown'
  /** Counted rows, rows of one exclusion class, or all. */
  readonly counted: true | ExclusionClass | 'any'
  readonly emergencyOnly?: boolean
  /** Only items with a national code that are listed (strict scope, NET-03). */
  readonly strictOnly?: boolean
  readonly campus?: string
}

export interface FigurePart {
  readonly label: string
  readonly amount: Amount
  readonly selection: RowSelection
}

export interface ExcludedPart {
  readonly reason: ExclusionClass
  readonly amount: Amount
  readonly rows: number
  readonly bySource: Readonly<Partial<Record<ClassSource, number>>>
  readonly selection: RowSelection
}

/** How far a figure can be trusted, shown beside its value. */
export type Trust =
  | { readonly state: 'complete' }
  | { readonly state: 'incomplete'; readonly reason: string; readonly rows: number }
  | { readonly state: 'estimate'; readonly reason: string }
  | { readonly state: 'presumed'; readonly reason: string }

/** An indicator is never a bare number (architecture.md, Explaining a figure). */
export interface AmountFigure {
  readonly id: string
  readonly label: string
  readonly unit: 'yuan'
  readonly value: Amount
  readonly rows: number
  readonly formula: string
  readonly parts: readonly FigurePart[]
  readonly excluded: readonly ExcludedPart[]
  readonly parameters: readonly FigureParameter[]
  readonly citations: readonly Citation[]
  readonly selection: RowSelection | null
  readonly trust: Trust
}

export interface RateFigure {
  readonly id: string
  readonly label: string
  readonly unit: 'ratio'
  /** null when the denominator is zero: 无采购. */
  readonly value: Ratio | null
  readonly numerator: FigurePart
  readonly denominator: FigurePart
  readonly formula: string
  readonly target: Ratio | null
  readonly met: boolean | null
  /** What must move online to reach the target: max(0, target × denominator − numerator) (NET-07). */
  readonly missing: Amount
  readonly excluded: readonly ExcludedPart[]
  readonly parameters: readonly FigureParameter[]
  readonly citations: readonly Citation[]
  readonly trust: Trust
}

export type Figure = AmountFigure | RateFigure

export interface KindMonth {
  readonly inHouse: AmountFigure
  readonly platform: AmountFigure
  readonly emergency: AmountFigure
  readonly unregistered: AmountFigure
  readonly onlineRate: RateFigure
  readonly strictRate: RateFigure
}

export interface FormRow {
  readonly name: string
  readonly platformAccount: string
  /** Amounts of columns 3-5 and 6-8: 院内, 省平台, 应急. */
  readonly drug: readonly [AmountFigure, AmountFigure, AmountFigure]
  readonly consumable: readonly [AmountFigure, AmountFigure, AmountFigure]
}

export interface FormCheck {
  readonly id: string
  readonly ok: boolean
  /** A failed blocking check gives exit status 1 and stops locking; the others are for the eye. */
  readonly blocking: boolean
  readonly text: string
}

export interface MonthReport {
  readonly period: Period
  readonly policy: string
  readonly drug: KindMonth
  readonly consumable: KindMonth
  /** Rows whose kind (drug or consumable) no evidence decides: in no sum, always shown. */
  readonly unclassified: { readonly his: AmountFigure; readonly platform: AmountFigure }
  readonly form: { readonly rows: readonly FormRow[]; readonly checks: readonly FormCheck[] }
}
