import type { DifferenceClass, GroupQuery } from '#renderer/data/desk-api.ts'
import { differenceText } from '#renderer/i18n/difference-text.ts'
import { amountOf, MICRO_YUAN_PER_YUAN } from '#shared/units/money.ts'

/** What the list shows; kept in the route, so that a link or the back button leads to the same list. */
export interface ReconcileFilter {
  readonly class: DifferenceClass | null
  readonly text: string
  readonly supplier: string
  /** Least amount at stake in whole yuan; 0 = any. */
  readonly leastYuan: number
  readonly waitingOnly: boolean
  /** Group to open on arrival. */
  readonly group: string | null
}

/** Reads `class=quantity&q=…&supplier=…&min=1000&all=1&group=…`; what is not understood is left out. */
export function parseFilter(search: string): ReconcileFilter {
  const params = new URLSearchParams(search)
  const wanted = params.get('class') ?? ''
  const group = params.get('group')
  const text = params.get('q') ?? ''
  const least = params.get('min') ?? ''
  return {
    class: isDifferenceClass(wanted) ? wanted : null,
    text,
    supplier: params.get('supplier') ?? '',
    leastYuan: /^\d{1,9}$/.test(least) ? Number(least) : 0,
    // Who comes for a certain group or text wants to find it, whether it waits or not.
    waitingOnly:
      params.get('all') !== '1' && group === null && (text === '' || params.get('waiting') === '1'),
    group,
  }
}

export function formatFilter(filter: ReconcileFilter): string {
  const params = new URLSearchParams()
  if (filter.class) params.set('class', filter.class)
  if (filter.text) params.set('q', filter.text)
  if (filter.supplier) params.set('supplier', filter.supplier)
  if (filter.leastYuan > 0) params.set('min', String(filter.leastYuan))
  if (!filter.waitingOnly) params.set('all', '1')
  else if (filter.text) params.set('waiting', '1')
  const search = params.toString()
  return search ? `/reconcile?${search}` : '/reconcile'
}

export function groupFilter(filter: ReconcileFilter): GroupQuery['filter'] {
  return {
    ...(filter.class ? { classes: [filter.class] } : {}),
    ...(filter.text ? { text: filter.text } : {}),
    ...(filter.supplier ? { supplier: filter.supplier } : {}),
    ...(filter.leastYuan > 0
      ? { minimumAtStake: amountOf(BigInt(filter.leastYuan) * BigInt(MICRO_YUAN_PER_YUAN)) }
      : {}),
    waitingOnly: filter.waitingOnly,
  }
}

function isDifferenceClass(text: string): text is DifferenceClass {
  return Object.hasOwn(differenceText, text)
}
