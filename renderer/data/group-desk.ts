import { assertPresent } from '#shared/errors/assert.ts'
import type { Refusal } from '#shared/errors/refusal.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import { parseLineRef } from '#shared/intake/line-identity.ts'
import { subtractAmounts } from '#shared/units/money.ts'
import type { Period } from '#shared/units/period.ts'
import { type DeskModel, lineRefAt, lineRefsOf } from '#shared/workspace/desk-model.ts'
import { findCandidates } from '#shared/workspace/find-candidates.ts'
import { queryGroups, sumGroups } from '#shared/workspace/group-query.ts'
import { groupsOfPeriod } from '#shared/workspace/group-table.ts'
import type { DeskContext } from './create-desk.ts'
import type { DeskApi } from './desk-api.ts'
import { groupDetail, groupRowView, idOf } from './group-views.ts'
import { lineView } from './line-views.ts'
import { exportedList, groupsWorkbook } from './list-export.ts'
import { createOpenSelections } from './open-selections.ts'
import { differenceSummaries } from './overview.ts'

/** The reconciliation desk (对账): lists of groups, one group, and the decisions of people. */
export function createGroupDesk(
  context: DeskContext,
): Pick<
  DeskApi,
  | 'differences'
  | 'openGroups'
  | 'groupPage'
  | 'positionOf'
  | 'group'
  | 'candidates'
  | 'suppliers'
  | 'exportGroups'
  | 'explainAll'
  | 'decide'
  | 'explain'
> & { closeGroups(token: number): void } {
  const selections = createOpenSelections<DeskModel>(context.nextToken)
  const collator = new Intl.Collator('zh-CN')
  let ids: { readonly model: DeskModel; readonly groups: Map<string, number> } | null = null

  async function theModel(): Promise<DeskModel> {
    return assertPresent(await context.model(), 'the desk is shown only after the hospital was set')
  }

  /** Ids are worked out once a model: a screen finds its group again after every decision. */
  function groupOf(model: DeskModel, id: string): number | null {
    if (ids?.model !== model) {
      const groups = new Map<string, number>()
      for (let group = 0; group < model.reconciliation.groupCount; group++)
        groups.set(idOf(model, group), group)
      ids = { model, groups }
    }
    return ids.groups.get(id) ?? null
  }

  /** Decisions about a signed month are refused: it is reopened first, with a reason. */
  async function lockedPeriodOf(lines: readonly string[]): Promise<Period | null> {
    const model = await theModel()
    for (const group of groupsOfLines(model, lines)) {
      for (const period of [model.groups.firstPeriod[group], model.groups.lastPeriod[group]]) {
        if (context.isLocked(period as Period)) return period as Period
      }
    }
    return null
  }

  async function unlessLocked(
    lines: readonly string[],
    write: () => Promise<Result<null, Refusal>>,
  ): Promise<Result<null, Refusal>> {
    const locked = await lockedPeriodOf(lines)
    return locked === null ? write() : err({ code: 'month-locked', params: { period: locked } })
  }

  return {
    closeGroups: (token) => selections.close(token),
    async differences(period) {
      return differenceSummaries(await theModel(), period)
    },
    async openGroups({ period, filter, sort }) {
      const model = await theModel()
      const groups = queryGroups({
        model,
        period,
        filter,
        sort,
        search: context.search,
        compareTexts: collator.compare,
      })
      const { hisAmount, platformAmount } = sumGroups(model, groups)
      return {
        token: selections.open(groups, model),
        count: groups.length,
        hisAmount,
        platformAmount,
        difference: subtractAmounts(hisAmount, platformAmount),
      }
    },
    async groupPage(token, from, to) {
      const selection = selections.get(token)
      if (!selection) return []
      const { locks } = context.store().fold
      return [...selection.rows.subarray(from, to)].map((group) => groupRowView(selection.of, group, locks))
    },
    async positionOf(token, groupId) {
      const selection = selections.get(token)
      if (!selection) return -1
      const group = groupOf(selection.of, groupId)
      return group === null ? -1 : selection.rows.indexOf(group)
    },
    async group(groupId) {
      const model = await theModel()
      const group = groupOf(model, groupId)
      if (group === null) return null
      const { batches, locks } = context.store().fold
      return groupDetail({ model, group, batches, locked: locks })
    },
    async candidates(groupId) {
      const model = await theModel()
      const group = groupOf(model, groupId)
      if (group === null) return []
      const { batches } = context.store().fold
      return findCandidates(model, group).map(({ side, row, why }) => {
        const owner = (side === 'his' ? model.reconciliation.hisGroup : model.reconciliation.platformGroup)[
          row
        ]
        return { line: lineView({ model, batches, side, row, groupId: idOf(model, owner) }), why }
      })
    },
    async suppliers(period) {
      const model = await theModel()
      return suppliersOf(model, period).sort(collator.compare)
    },
    async exportGroups(token) {
      const selection = selections.get(token)
      if (!selection) return null
      const { locks } = context.store().fold
      const views = [...selection.rows].map((group) => groupRowView(selection.of, group, locks))
      return exportedList('对账分组', groupsWorkbook('对账分组', views))
    },
    async explainAll({ token, reason }) {
      if (reason.trim() === '') return err({ code: 'reason-missing' })
      const selection = selections.get(token)
      if (!selection) return err({ code: 'not-found' })
      const groups = [...selection.rows].filter((group) => selection.of.waiting[group] === 1)
      if (groups.length === 0) return err({ code: 'not-found' })
      const written = await context.commit(
        groups.map((group) => ({
          kind: 'difference-explained',
          lines: lineRefsOf(selection.of, group),
          reason: reason.trim(),
        })),
      )
      return written.ok ? ok(groups.length) : written
    },
    decide({ decision, lines, reason }) {
      return unlessLocked(lines, () =>
        context.commit([{ kind: 'match-decided', decision, lines: [...lines], reason }]),
      )
    },
    explain({ lines, reason }) {
      if (reason.trim() === '') return Promise.resolve(err({ code: 'reason-missing' }))
      return unlessLocked(lines, () =>
        context.commit([{ kind: 'difference-explained', lines: [...lines], reason: reason.trim() }]),
      )
    },
  }
}

function groupsOfLines(model: DeskModel, refs: readonly string[]): Set<number> {
  const wanted = new Set(refs)
  const groups = new Set<number>()
  for (const lines of [model.his, model.platform]) {
    const numbers = new Set(
      refs.flatMap((ref) => {
        const parsed = parseLineRef(ref)
        return parsed?.side === lines.side ? [parsed.line] : []
      }),
    )
    if (numbers.size === 0) continue
    const groupOfRow =
      lines.side === 'his' ? model.reconciliation.hisGroup : model.reconciliation.platformGroup
    for (let row = 0; row < lines.lines.length; row++) {
      if (numbers.has(lines.lines[row]) && wanted.has(lineRefAt(lines, row))) groups.add(groupOfRow[row])
    }
  }
  return groups
}

function suppliersOf(model: DeskModel, period: Period): string[] {
  const names = new Set<string>()
  const { reconciliation } = model
  for (const group of groupsOfPeriod(model.groups, period)) {
    for (const side of ['his', 'platform'] as const) {
      const members = reconciliation[side]
      const { supplier } = model[side].frame.columns
      for (let at = members.offsets[group]; at < members.offsets[group + 1]; at++) {
        names.add(supplier.dictionary[supplier.codes[members.rows[at]]])
      }
    }
  }
  names.delete('')
  return [...names]
}
