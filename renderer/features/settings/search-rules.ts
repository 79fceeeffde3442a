import type { RuleView } from '../../data/desk-api.ts'

/** Rules in which every word of the text stands: number, title, document, article or quoted words. */
export function searchRules(rules: readonly RuleView[], text: string): readonly RuleView[] {
  const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return rules
  return rules.filter((rule) => {
    const all = `${rule.id} ${rule.title} ${rule.document} ${rule.article} ${rule.quote}`.toLowerCase()
    return words.every((word) => all.includes(word))
  })
}
