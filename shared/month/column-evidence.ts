import { foldText } from '../match/fold-text.ts'
import type { ClassificationRules } from '../policy/classification-rules.ts'
import { classOf, type Evidence, evidenceOf } from './evidence.ts'

/**
 * What an explicit class text (类别) says. A text that only tells the kind (西药, 耗材) leaves the class open: the search
 * goes on in the next source, because hospitals file vaccines under 西药 too.
 */
export function columnReader(rules: ClassificationRules): (text: string) => Evidence {
  const exact = new Map<string, Evidence>()
  const contained: { readonly words: string; readonly evidence: Evidence }[] = []
  for (const term of rules.columnTerms) {
    const evidence = evidenceOf(term.means, rules)
    for (const words of [...(term.exact ?? []), ...(term.contained ?? [])])
      exact.set(foldText(words), evidence)
    for (const words of term.contained ?? []) contained.push({ words: foldText(words), evidence })
  }
  // Classes before kinds, then the longer word: 非医用耗材 must not be read as 医用耗材.
  contained.sort(
    (a, b) =>
      Number(classOf(b.evidence) > 0) - Number(classOf(a.evidence) > 0) || b.words.length - a.words.length,
  )
  return (text) => {
    const folded = foldText(text)
    if (folded === '') return 0
    const known = exact.get(folded)
    if (known !== undefined) return known
    return contained.find(({ words }) => stands(folded, words, rules.negations))?.evidence ?? 0
  }
}

/** Whether the words stand in the text without a negation right before them, as in 药品(不含疫苗). */
function stands(text: string, words: string, negations: readonly string[]): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const before = text.slice(0, at)
    if (!negations.some((negation) => before.endsWith(negation))) return true
  }
  return false
}
