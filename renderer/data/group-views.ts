import { textAt } from '#shared/columns/frame.ts'
import type { FoldedBatch } from '#shared/journal/fold.ts'
import type { Side } from '#shared/model/line.ts'
import { discrepancyKinds, groupStates, passes } from '#shared/reconcile/contract.ts'
import { describeGroup } from '#shared/reconcile/describe-group.ts'
import { groupId } from '#shared/reconcile/group-id.ts'
import { amountOf } from '#shared/units/money.ts'
import type { Period } from '#shared/units/period.ts'
import type { PlainDate } from '#shared/units/plain-date.ts'
import { formatQuantity } from '#shared/units/quantity.ts'
import { type DeskModel, lineRefsOf, oneSidedReason } from '#shared/workspace/desk-model.ts'
import { memberCount, rowsOf } from '#shared/workspace/group-members.ts'
import { faceText } from '#shared/workspace/group-table.ts'
import type { GroupDetail, GroupRowView } from './desk-api.ts'
import { EVIDENCE } from './evidence-words.ts'
import { groupHistory } from './group-history.ts'
import { lineView } from './line-views.ts'

/** One group as a line of the reconciliation grid. */
export function groupRowView(
  model: DeskModel,
  group: number,
  locked: ReadonlyMap<Period, unknown>,
): GroupRowView {
  const { reconciliation, groups } = model
  const faces = { his: model.his.frame, platform: model.platform.frame, table: groups }
  const state = groupStates[reconciliation.state[group]]
  const kinds = discrepancyKinds.filter((_, bit) => (reconciliation.kinds[group] & (1 << bit)) !== 0)
  const oneSided = state === 'his-only' || state === 'platform-only'
  return {
    id: idOf(model, group),
    state,
    pass: passes[reconciliation.pass[group]],
    auto: reconciliation.auto[group] === 1,
    kinds,
    name: faceText(faces, group, 'name'),
    spec: faceText(faces, group, 'spec'),
    code: faceText(faces, group, 'nhsaCode') || faceText(faces, group, 'itemCode'),
    supplier: faceText(faces, group, 'supplier'),
    date: groups.date[group] as PlainDate,
    hisRows: memberCount(reconciliation.his, group),
    platformRows: memberCount(reconciliation.platform, group),
    hisQuantity: quantityWords(model, 'his', group),
    platformQuantity: quantityWords(model, 'platform', group),
    hisAmount: amountOf(groups.hisAmount[group]),
    platformAmount: amountOf(groups.platformAmount[group]),
    difference: amountOf(groups.hisAmount[group] - groups.platformAmount[group]),
    decision: model.decisions.get(group)?.decision ?? null,
    reason: model.reasons.get(group)?.reason ?? (oneSided ? oneSidedReason(model, group) : ''),
    waiting: model.waiting[group] === 1,
    locked: locked.has(groups.lastPeriod[group] as Period),
  }
}

/** Both sides of a group beside each other, with what differs and what people did. */
export function groupDetail(input: {
  readonly model: DeskModel
  readonly group: number
  readonly batches: readonly FoldedBatch[]
  readonly locked: ReadonlyMap<Period, unknown>
}): GroupDetail {
  const { model, group, batches } = input
  const row = groupRowView(model, group, input.locked)
  const described = describeGroup({
    reconciliation: model.reconciliation,
    his: model.his.frame,
    platform: model.platform.frame,
    group,
  })
  const views = (side: Side) =>
    rowsOf(model.reconciliation[side], group).map((line) =>
      lineView({
        model,
        batches,
        side,
        row: line,
        groupId: row.id,
        differing: described.differing[side].get(line),
      }),
    )
  return {
    row,
    his: views('his'),
    platform: views('platform'),
    discrepancies: described.discrepancies,
    evidence: EVIDENCE[row.pass],
    history: groupHistory({ model, group, batches, lines: lineRefsOf(model, group) }),
  }
}

export function idOf(model: DeskModel, group: number): string {
  return groupId({
    reconciliation: model.reconciliation,
    his: model.his.frame,
    platform: model.platform.frame,
    group,
  })
}

/** `240 片` when every row has its factor; the rows' own units otherwise, never a guess. */
function quantityWords(model: DeskModel, side: Side, group: number): string {
  const rows = rowsOf(model.reconciliation[side], group)
  if (rows.length === 0) return ''
  const { quantity, unit } = model[side].frame.columns
  const units = new Map<string, number>()
  for (const row of rows) {
    if (Number.isNaN(quantity.values[row])) continue
    const name = textAt(unit, row)
    units.set(name, (units.get(name) ?? 0) + quantity.values[row])
  }
  return [...units].map(([name, sum]) => `${formatQuantity(sum)} ${name}`.trim()).join(' + ')
}
