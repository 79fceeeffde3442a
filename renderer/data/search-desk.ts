import type { LineColumn } from '#shared/model/line.ts'
import type { DeskModel } from '#shared/workspace/desk-model.ts'
import type { DeskContext } from './create-desk.ts'
import type { DeskApi, SearchHit } from './desk-api.ts'

/** How many hits of one kind are worth showing: more than fit a palette nobody reads. */
const PER_KIND = 6

const SEARCHED: readonly {
  readonly column: LineColumn & ('name' | 'supplier' | 'nhsaCode' | 'documentNo' | 'invoiceNo')
  readonly kind: SearchHit['kind']
  readonly detail: string
  readonly initials: boolean
}[] = [
  { column: 'name', kind: 'item', detail: '品种', initials: true },
  { column: 'nhsaCode', kind: 'item', detail: '国家医保编码', initials: false },
  { column: 'supplier', kind: 'supplier', detail: '供应商', initials: true },
  { column: 'documentNo', kind: 'document', detail: '入库单 / 配送单', initials: false },
  { column: 'invoiceNo', kind: 'invoice', detail: '发票', initials: false },
]

/** Search over everything (Ctrl+K): names, pinyin initials, codes, documents, invoices and rules. */
export function createSearchDesk(context: DeskContext): Pick<DeskApi, 'search'> {
  return {
    async search(text) {
      if (text.trim() === '') return []
      const model = await context.model()
      return [...(model ? linesFound(context, model, text) : []), ...rulesFound(context, text)]
    },
  }
}

function linesFound(context: DeskContext, model: DeskModel, text: string): SearchHit[] {
  const hits: SearchHit[] = []
  for (const { column, kind, detail, initials } of SEARCHED) {
    const titles = new Set<string>()
    for (const side of ['his', 'platform'] as const) {
      const cells = model[side].frame.columns[column]
      const found = context.search.matches(cells, text, { initials })
      for (let code = 1; code < found.length && titles.size < PER_KIND; code++) {
        if (found[code] === 1) titles.add(cells.dictionary[code])
      }
    }
    for (const title of titles) {
      hits.push({ kind, title, detail, route: `/reconcile?q=${encodeURIComponent(title)}` })
    }
  }
  return hits
}

function rulesFound(context: DeskContext, text: string): SearchHit[] {
  const wanted = text.trim().toLowerCase()
  return context
    .policy()
    .rules.filter((rule) => rule.id.toLowerCase().includes(wanted) || rule.title.includes(wanted))
    .slice(0, PER_KIND)
    .map((rule) => ({
      kind: 'rule',
      title: `${rule.id} ${rule.title}`,
      detail: rule.citations[0].document,
      route: `/settings?section=rules&rule=${rule.id}`,
    }))
}
