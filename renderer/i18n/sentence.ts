/** What is said about a code: one sentence what happened, one what to do. */
export interface Sentence {
  readonly what: string
  readonly todo: string
}

export type SentenceParams = Readonly<Record<string, string | number>>

/** Puts parameters into `{name}` places; a missing parameter leaves no brace behind. */
export function fill(template: string, params: SentenceParams = {}): string {
  return template
    .replace(/\{(\w+)\}/g, (_whole, name: string) => {
      const value = Object.hasOwn(params, name) ? params[name] : ''
      return typeof value === 'number' ? value.toLocaleString('zh-CN') : value
    })
    .replace(/ {2,}/g, ' ')
}

export function fillSentence(sentence: Sentence, params?: SentenceParams): Sentence {
  return { what: fill(sentence.what, params), todo: fill(sentence.todo, params) }
}
