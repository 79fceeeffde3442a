import { assertPresent } from '#shared/errors/assert.ts'
import type { Refusal } from '#shared/errors/refusal.ts'
import { err, type Result } from '#shared/errors/result.ts'
import type { JournalEntry } from '#shared/journal/event.ts'
import { builtInPacks } from '#shared/policy/packs.ts'
import { checkParameterValue } from '#shared/policy/parameter-value.ts'
import { ruleOf } from '#shared/policy/policy.ts'
import { parsePeriod } from '#shared/units/period.ts'
import type { DeskContext } from './create-desk.ts'
import type { DeskApi, RuleView } from './desk-api.ts'
import { entryText } from './entry-words.ts'
import { refusalOf } from './workspace-store.ts'

/** Settings (设置) and what reaches over all desks: workspaces, rules and parameters, undo and redo, the audit trail. */
export function createSettingsDesk(
  context: DeskContext,
  workspace: { readonly reopen: () => Promise<Result<null, Refusal>> },
): {
  readonly api: Pick<
    DeskApi,
    | 'saveProfile'
    | 'setParameter'
    | 'rules'
    | 'policies'
    | 'workspaces'
    | 'createWorkspace'
    | 'openWorkspace'
    | 'undo'
    | 'redo'
    | 'history'
  >
  labelOf(seq: number): string
} {
  function entryAt(seq: number): JournalEntry {
    // Sequence numbers have no gaps, so an entry's place follows from its number.
    return assertPresent(context.store().entries[seq - 1], 'the fold names only entries of the journal')
  }

  /** Taking back an import (or bringing it back) must not move a month that is signed. */
  function lockedMonthOf(entry: JournalEntry): string | null {
    const batches = new Set<string>()
    for (const event of entry.events) {
      if (event.kind === 'import-applied') batches.add(event.batch.batchId)
      if (event.kind === 'import-undone') batches.add(event.batchId)
    }
    for (const { batch } of context.store().fold.batches) {
      if (!batches.has(batch.batchId)) continue
      for (const { period } of batch.months) {
        if (context.isLocked(assertPresent(parsePeriod(period), 'the event schema admits only YYYY-MM')))
          return period
      }
    }
    return null
  }

  async function turn(seq: number | undefined, kind: 'entry-undone' | 'entry-redone') {
    if (seq === undefined)
      return err({ code: kind === 'entry-undone' ? 'nothing-to-undo' : 'nothing-to-redo' })
    const period = lockedMonthOf(entryAt(seq))
    if (period) return err({ code: 'month-locked', params: { period } })
    return context.commit([{ kind, seq }])
  }

  return {
    labelOf: (seq) => entryText(entryAt(seq)),
    api: {
      saveProfile: (profile) => context.commit([{ kind: 'hospital-set', profile }]),
      async setParameter({ rule, parameter, value, reason }) {
        if (reason.trim() === '') return err({ code: 'reason-missing' })
        const known = ruleOf(context.policy(), rule).parameters.find(
          (candidate) => candidate.name === parameter,
        )
        if (!known) return err({ code: 'parameter-unknown', params: { rule, parameter } })
        if (known.setBy === 'document')
          return err({ code: 'parameter-refused', params: { reason: 'set-by-document' } })
        // A value that the hospital set before was open to begin with.
        const refused = checkParameterValue({ ...known, setBy: 'default' }, value)
        if (refused !== null) return err({ code: 'parameter-refused', params: { reason: refused } })
        return context.commit([{ kind: 'parameter-set', rule, parameter, value, reason: reason.trim() }])
      },
      async rules() {
        return context.policy().rules.map(
          (rule): RuleView => ({
            id: rule.id,
            title: rule.title,
            document: rule.citations[0].document,
            article: rule.citations[0].article,
            quote: rule.citations[0].quote,
            effectiveFrom: rule.effectiveFrom,
            implementation:
              rule.implementation.kind === 'evaluator'
                ? '系统计算'
                : rule.implementation.kind === 'workflow'
                  ? `工作流程：${rule.implementation.reason}`
                  : `仅供参考：${rule.implementation.reason}`,
            parameters: rule.parameters.map((parameter) => ({
              name: parameter.name,
              label: parameter.title,
              value: parameter.value ?? '',
              defaultValue: parameter.packValue ?? '',
              unit: parameter.unit,
              setBy: parameter.setBy,
              editable: parameter.setBy !== 'document',
              note: parameter.note ?? '',
              choices: parameter.choices,
            })),
          }),
        )
      },
      async policies() {
        return [...builtInPacks.values()].map((pack) => ({
          id: pack.id,
          title: pack.title,
          province: pack.id.split('/')[0],
        }))
      },
      async workspaces() {
        const reply = await context.host.call('workspace.list', {})
        return reply.ok ? reply.value : []
      },
      async createWorkspace(name) {
        const reply = await context.host.call('workspace.create', { name })
        return reply.ok ? workspace.reopen() : err(refusalOf(reply))
      },
      async openWorkspace(path) {
        const reply = await context.host.call('workspace.open', { path })
        return reply.ok ? workspace.reopen() : err(refusalOf(reply))
      },
      undo: () => turn(context.store().fold.undoStack.at(-1), 'entry-undone'),
      redo: () => turn(context.store().fold.redoStack.at(-1), 'entry-redone'),
      async history(limit) {
        const { entries, fold } = context.store()
        return entries
          .slice(-limit)
          .reverse()
          .map((entry) => ({
            seq: entry.seq,
            at: entry.at,
            by: entry.by,
            text: entryText(entry),
            undone: fold.undone.has(entry.seq),
          }))
      },
    },
  }
}
