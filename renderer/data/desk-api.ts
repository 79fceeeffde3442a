/**
 * Everything that screens may ask of the data worker, in one place. The worker owns the journal's folded state, the
 * columns and Dexie; the main thread only ever holds pages, aggregates and views. All values survive structured clone
 * (bigint amounts included).
 */
import type { Issue } from '#shared/errors/issue.ts'
import type { Refusal, SourceRefusal } from '#shared/errors/refusal.ts'
import type { Result } from '#shared/errors/result.ts'
import type { HospitalProfile } from '#shared/model/hospital-profile.ts'
import type { LineColumn, Side } from '#shared/model/line.ts'
import type { MonthReport, RowSelection } from '#shared/month/contract.ts'

export type { DifferenceClass, GroupSortColumn } from '#shared/workspace/group-query.ts'

import type { Discrepancy, DiscrepancyKind, GroupState, PassName } from '#shared/reconcile/contract.ts'
import type { ReportTable } from '#shared/report/table-model.ts'
import type { MappedColumn, SkipReason, SourceRole } from '#shared/source/contract.ts'
import type { Amount } from '#shared/units/money.ts'
import type { Period } from '#shared/units/period.ts'
import type { PlainDate } from '#shared/units/plain-date.ts'
import type { Ratio } from '#shared/units/ratio.ts'
import type { DifferenceClass, GroupFilter, GroupSort } from '#shared/workspace/group-query.ts'
import type { Drift } from '#shared/workspace/lock-month.ts'

/** The small state that the shell shows; pushed after every change. */
export interface DeskState {
  readonly workspace: {
    readonly id: string
    readonly name: string
    readonly path: string
    readonly isSample: boolean
    readonly readOnly: 'journal-damaged' | 'locked-by-other' | 'newer-version' | null
  }
  readonly app: {
    readonly version: string
    readonly host: 'desktop' | 'browser'
    readonly user: string
    readonly canPrintPdf: boolean
  }
  readonly today: PlainDate
  readonly seq: number
  /** null on the first day: nothing but the welcome screen makes sense. */
  readonly profile: HospitalProfile | null
  /** Months with any row, oldest first. */
  readonly months: readonly MonthSummary[]
  readonly undo: { readonly seq: number; readonly label: string } | null
  readonly redo: { readonly seq: number; readonly label: string } | null
}

export interface MonthSummary {
  readonly period: Period
  readonly hisRows: number
  readonly platformRows: number
  readonly locked: boolean
  readonly drugRate: Ratio | null
  readonly drugMet: boolean | null
  readonly consumableRate: Ratio | null
  readonly consumableMet: boolean | null
  /** Groups that wait for a person: discrepancies without reason, proposals, one-sided rows without reason. */
  readonly waiting: number
}

/** What is left to do before the report is due, in order; `count` where counting makes sense. */
export interface MissingStep {
  readonly step:
    | 'profile'
    | 'his-file'
    | 'platform-file'
    | 'rejected-rows'
    | 'differences'
    | 'checks'
    | 'lock'
    | 'export'
  readonly done: boolean
  readonly count: number
}

export interface MonthOverview {
  readonly report: MonthReport
  readonly previous: MonthReport | null
  readonly sameMonthLastYear: MonthReport | null
  readonly trend: readonly {
    readonly period: Period
    readonly drug: Ratio | null
    readonly consumable: Ratio | null
  }[]
  readonly targets: { readonly drug: Ratio | null; readonly consumable: Ratio | null }
  readonly differences: readonly DifferenceSummary[]
  readonly steps: readonly MissingStep[]
  readonly deadline: { readonly due: PlainDate; readonly internal: PlainDate; readonly daysLeft: number }
  readonly lock: LockView | null
  readonly imports: readonly ImportView[]
}

export interface LockView {
  readonly at: string
  readonly by: string
  readonly seq: number
  readonly remarks: string
  /** Figures that would come out otherwise today; the signed ones are shown. */
  readonly drift: readonly Drift[]
}

export interface DifferenceSummary {
  readonly class: DifferenceClass
  readonly groups: number
  /** Σ |HIS amount − platform amount| (for one-sided groups the amount itself). */
  readonly amountAtStake: Amount
  /** Of them still without decision or reason. */
  readonly waiting: number
}

export interface GroupQuery {
  readonly period: Period
  /** Text is found in name, code, invoice, document, supplier; pinyin initials of names too. */
  readonly filter: GroupFilter
  readonly sort: readonly GroupSort[]
}

export interface Opened {
  /** Names this ordered selection in later page calls; freed by `close` or when the worker needs room. */
  readonly token: number
  readonly count: number
}

export interface OpenedGroups extends Opened {
  readonly hisAmount: Amount
  readonly platformAmount: Amount
  readonly difference: Amount
}

export interface GroupRowView {
  readonly id: string
  readonly state: GroupState
  readonly pass: PassName
  readonly auto: boolean
  readonly kinds: readonly DiscrepancyKind[]
  readonly name: string
  readonly spec: string
  readonly code: string
  readonly supplier: string
  readonly date: PlainDate
  readonly hisRows: number
  readonly platformRows: number
  readonly hisQuantity: string
  readonly platformQuantity: string
  readonly hisAmount: Amount
  readonly platformAmount: Amount
  /** HIS − platform */
  readonly difference: Amount
  readonly decision: 'together' | 'apart' | null
  readonly reason: string
  readonly waiting: boolean
  readonly locked: boolean
}

export interface GroupDetail {
  readonly row: GroupRowView
  readonly his: readonly LineView[]
  readonly platform: readonly LineView[]
  readonly discrepancies: readonly Discrepancy[]
  /** One sentence: on what evidence these rows stand together. */
  readonly evidence: string
  /** What people and imports did with these rows, oldest first. */
  readonly history: readonly { readonly at: string; readonly by: string; readonly text: string }[]
}

export interface LineView {
  /** Durable name of the line, e.g. `h:0a1b…`. */
  readonly ref: string
  readonly side: Side
  /** Display text by column; '' when absent. Dates `2026-10-15`, amounts `1,409.16`. */
  readonly cells: Readonly<Partial<Record<LineColumn, string>>>
  readonly fileName: string
  readonly sheet: string
  readonly row: number
  readonly batchId: string
  /** Columns in which this line differs from the other side of its group. */
  readonly differing: readonly LineColumn[]
  readonly groupId: string
  /** Exclusion class with where the decision came from, or ''. */
  readonly exclusion: string
  readonly exclusionSource: string
}

export interface RowQuery {
  readonly selection: RowSelection
  readonly text?: string
  readonly sort: readonly { readonly column: LineColumn; readonly descending: boolean }[]
}

/** A column as a grid shows it, with its title. */
export interface SeenColumn {
  readonly column: LineColumn
  readonly title: string
}

export interface OpenedRows extends Opened {
  readonly amount: Amount
}

/** A file that was dropped, read and understood, before anything is written. */
export interface FileReadingView {
  readonly readingId: string
  readonly fileName: string
  readonly bytes: number
  readonly sha256: string
  readonly refused: SourceRefusal | null
  readonly table: ReadTableView | null
  /** The same bytes were imported before (batch id), if so. */
  readonly alreadyImported: { readonly batchId: string; readonly at: string } | null
}

export interface ReadTableView {
  readonly role: SourceRole
  /** Why this role, e.g. 表头含 订单明细编号、验收日期. */
  readonly roleReasons: readonly string[]
  readonly format: string
  readonly encoding: string | null
  readonly sheet: string
  readonly sheets: readonly string[]
  readonly headerRow: number
  readonly mapping: readonly MappedColumn[]
  readonly unmapped: readonly { readonly header: string; readonly letter: string }[]
  readonly fields: readonly { readonly column: string; readonly title: string; readonly required: boolean }[]
  readonly rows: number
  readonly skipped: readonly { readonly reason: SkipReason; readonly count: number }[]
  readonly issues: readonly Issue[]
  readonly issueCounts: Readonly<Record<string, number>>
  readonly months: readonly { readonly period: Period; readonly rows: number; readonly amount: Amount }[]
  readonly amount: Amount
  /** First rows as understood: display text by model column. */
  readonly preview: readonly Readonly<Record<string, string>>[]
}

/** What applying would do, to the row; `apply` does exactly this or refuses. */
export interface ImportPlanView {
  readonly readingId: string
  readonly counts: {
    readonly new: number
    readonly changed: number
    readonly unchanged: number
    readonly held: number
    readonly rejected: number
  }
  /** Months that are locked and hold rows back. */
  readonly lockedMonths: readonly Period[]
  /** The first changed rows with both versions. */
  readonly changes: readonly {
    readonly row: number
    readonly before: Readonly<Partial<Record<LineColumn, string>>>
    readonly after: Readonly<Partial<Record<LineColumn, string>>>
    readonly columns: readonly LineColumn[]
  }[]
  readonly newAmount: Amount
}

export interface ImportView {
  readonly batchId: string
  readonly role: SourceRole
  readonly fileName: string
  readonly at: string
  readonly by: string
  readonly seq: number
  readonly rows: number
  readonly counts: ImportPlanView['counts']
  readonly months: readonly { readonly period: Period; readonly rows: number; readonly amount: Amount }[]
  readonly sha256: string
  readonly undone: boolean
}

export interface ImportProgress {
  readonly readingId: string
  readonly stage:
    | 'hashing'
    | 'unpacking'
    | 'reading'
    | 'understanding'
    | 'planning'
    | 'saving'
    | 'reconciling'
  readonly rows: number
  /** 0…1, or null while unknown. */
  readonly fraction: number | null
}

export interface ExportedFile {
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly sha256: string
  readonly mime: string
}

export interface RuleView {
  readonly id: string
  readonly title: string
  readonly document: string
  readonly article: string
  readonly quote: string
  readonly effectiveFrom: string
  readonly implementation: string
  readonly parameters: readonly {
    readonly name: string
    readonly label: string
    readonly value: string
    readonly defaultValue: string
    readonly unit: string
    readonly setBy: 'document' | 'default' | 'hospital'
    readonly editable: boolean
    readonly note: string
    /** The values to choose from, where the parameter is a choice; their titles are what people read. */
    readonly choices?: readonly { readonly value: string; readonly title: string }[]
  }[]
}

export interface SearchHit {
  readonly kind: 'item' | 'supplier' | 'document' | 'invoice' | 'rule'
  readonly title: string
  readonly detail: string
  /** Where to go: a route of the application. */
  readonly route: string
}

export interface CandidateView {
  readonly line: LineView
  /** Why it could belong, e.g. 同编码同供应商，数量相等，相差 3 天. */
  readonly why: string
}

export interface HistoryEntry {
  readonly seq: number
  readonly at: string
  readonly by: string
  readonly text: string
  readonly undone: boolean
}

/** A command that changes something answers the new state, or why it was refused. */
export type CommandReply<T = null> = Result<T, Refusal>

export interface DeskApi {
  open(): Promise<CommandReply<DeskState>>
  /** Months */
  overview(period: Period): Promise<MonthOverview>
  /** Rows behind a figure */
  openRows(query: RowQuery): Promise<OpenedRows>
  rowPage(token: number, from: number, to: number): Promise<readonly LineView[]>
  /** The rows as seen, as a workbook; null when the selection had to make room. */
  exportRows(input: {
    readonly token: number
    readonly title: string
    readonly columns: readonly SeenColumn[]
  }): Promise<ExportedFile | null>
  close(token: number): Promise<null>
  /** Reconciliation */
  differences(period: Period): Promise<readonly DifferenceSummary[]>
  openGroups(query: GroupQuery): Promise<OpenedGroups>
  groupPage(token: number, from: number, to: number): Promise<readonly GroupRowView[]>
  /** Position of a group in an opened selection, -1 when it left it; keeps the place after a decision. */
  positionOf(token: number, groupId: string): Promise<number>
  group(groupId: string): Promise<GroupDetail | null>
  candidates(groupId: string): Promise<readonly CandidateView[]>
  suppliers(period: Period): Promise<readonly string[]>
  decide(input: {
    readonly decision: 'together' | 'apart'
    readonly lines: readonly string[]
    readonly reason: string
  }): Promise<CommandReply>
  /** The groups of an opened filter as a workbook; null when the selection had to make room. */
  exportGroups(token: number): Promise<ExportedFile | null>
  /** One reason for every group of an opened filter that waits: one entry, one undo. Answers how many. */
  explainAll(input: { readonly token: number; readonly reason: string }): Promise<CommandReply<number>>
  explain(input: { readonly lines: readonly string[]; readonly reason: string }): Promise<CommandReply>
  /** Imports */
  readFiles(
    files: readonly { readonly fileName: string; readonly bytes: Uint8Array }[],
  ): Promise<readonly FileReadingView[]>
  reread(input: {
    readonly readingId: string
    readonly role?: SourceRole
    readonly sheet?: string
    /** Model column → header letter, chosen by a person; '' clears it. */
    readonly mapping?: Readonly<Record<string, string>>
  }): Promise<FileReadingView>
  discardReading(readingId: string): Promise<null>
  planImport(readingIds: readonly string[]): Promise<readonly ImportPlanView[]>
  applyImport(input: {
    readonly readingIds: readonly string[]
    readonly onChanged: 'keep' | 'replace'
  }): Promise<CommandReply<{ readonly batchIds: readonly string[]; readonly periods: readonly Period[] }>>
  cancelImport(): Promise<null>
  imports(): Promise<readonly ImportView[]>
  undoImport(batchId: string): Promise<CommandReply>
  /** The original file as it was dropped; null bytes when it was pruned. */
  original(
    batchId: string,
  ): Promise<{ readonly fileName: string; readonly bytes: Uint8Array | null; readonly sha256: string }>
  sampleFiles(): Promise<readonly { readonly fileName: string; readonly bytes: Uint8Array }[]>
  /** Reports */
  formTable(period: Period): Promise<ReportTable>
  exportReport(input: {
    readonly period: Period
    readonly report: 'monitoring-form' | 'difference-list' | 'monitoring-form-pdf'
  }): Promise<CommandReply<ExportedFile>>
  lockMonth(input: { readonly period: Period; readonly remarks: string }): Promise<CommandReply>
  reopenMonth(input: { readonly period: Period; readonly reason: string }): Promise<CommandReply>
  /** Settings */
  saveProfile(profile: HospitalProfile): Promise<CommandReply>
  setParameter(input: {
    readonly rule: string
    readonly parameter: string
    readonly value: string
    readonly reason: string
  }): Promise<CommandReply>
  rules(): Promise<readonly RuleView[]>
  policies(): Promise<readonly { readonly id: string; readonly title: string; readonly province: string }[]>
  workspaces(): Promise<
    readonly { readonly name: string; readonly path: string; readonly isSample: boolean }[]
  >
  createWorkspace(name: string): Promise<CommandReply>
  openWorkspace(path: string): Promise<CommandReply>
  /** Everywhere */
  search(text: string): Promise<readonly SearchHit[]>
  undo(): Promise<CommandReply>
  redo(): Promise<CommandReply>
  history(limit: number): Promise<readonly HistoryEntry[]>
}

/** Pushed by the worker without being asked. */
export type DeskPush =
  | { readonly kind: 'state'; readonly state: DeskState }
  | { readonly kind: 'progress'; readonly progress: ImportProgress }
