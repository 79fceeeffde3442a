import type { FoldedBatch } from '#shared/journal/fold.ts'
import type { DeskModel } from '#shared/workspace/desk-model.ts'
import { rowsOf } from '#shared/workspace/group-members.ts'
import type { GroupDetail } from './desk-api.ts'

/** What happened to the rows of a group, oldest first: which files brought them, what people decided and wrote. */
export function groupHistory(input: {
  readonly model: DeskModel
  readonly group: number
  readonly batches: readonly FoldedBatch[]
  readonly lines: readonly string[]
}): GroupDetail['history'] {
  const { model, group, batches } = input
  const history: { at: string; by: string; text: string; seq: number }[] = []
  const seen = new Set<number>()
  for (const side of ['his', 'platform'] as const) {
    for (const row of rowsOf(model.reconciliation[side], group)) {
      const index = model[side].batchOf[row]
      if (seen.has(index)) continue
      seen.add(index)
      const { batch, at, by, seq } = batches[index]
      const what = side === 'his' ? '导入院内入库' : '导入省平台验收'
      history.push({ at, by, seq, text: `${what}：${batch.fileName}` })
    }
  }
  const decision = model.decisions.get(group)
  if (decision) {
    const what = decision.decision === 'together' ? '确认为同一批货' : '判定不是同一批货'
    history.push({ ...decision, text: decision.reason ? `${what}：${decision.reason}` : what })
  }
  const reason = model.reasons.get(group)
  if (reason) history.push({ ...reason, text: `填写差异原因：${reason.reason}` })
  return history.sort((a, b) => a.seq - b.seq).map(({ at, by, text }) => ({ at, by, text }))
}
