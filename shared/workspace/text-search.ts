import { pinyin } from 'pinyin-pro'
import type { TextColumn } from '../columns/frame.ts'

/**
 * Finding texts as people type them: any part of the text, in any case and width, or the initials of its pinyin
 * (amxl → 阿莫西林). Worked out once per distinct text, never per row.
 */
export interface TextSearch {
  /** 1 for every dictionary entry that the query finds. */
  matches(column: TextColumn, query: string, options: { readonly initials: boolean }): Uint8Array
}

export function createTextSearch(): TextSearch {
  const folded = new WeakMap<readonly string[], Searchable>()
  const initials = new WeakMap<readonly string[], Searchable>()

  function remembered(
    memory: WeakMap<readonly string[], Searchable>,
    dictionary: readonly string[],
    make: (text: string) => string,
  ): Searchable {
    let known = memory.get(dictionary)
    if (!known) {
      const texts = dictionary.map(make)
      known = { texts, alphabet: alphabetOf(texts) }
      memory.set(dictionary, known)
    }
    return known
  }

  return {
    matches(column, query, options) {
      const wanted = foldQuery(query)
      const found = new Uint8Array(column.dictionary.length)
      mark(found, remembered(folded, column.dictionary, foldQuery), wanted)
      if (options.initials && /^[a-z]+$/.test(wanted))
        mark(found, remembered(initials, column.dictionary, pinyinInitials), wanted)
      return found
    },
  }
}

/** Texts prepared for searching, and which characters (UTF-16 units) occur in any of them. */
interface Searchable {
  readonly texts: readonly string[]
  readonly alphabet: Uint8Array
}

/** A million document numbers need no look when what is sought is written in Chinese. */
function mark(found: Uint8Array, { texts, alphabet }: Searchable, wanted: string): void {
  for (let at = 0; at < wanted.length; at++) if (alphabet[wanted.charCodeAt(at)] === 0) return
  for (let code = 1; code < texts.length; code++) if (texts[code].includes(wanted)) found[code] = 1
}

function alphabetOf(texts: readonly string[]): Uint8Array {
  const alphabet = new Uint8Array(65_536)
  for (const text of texts) for (let at = 0; at < text.length; at++) alphabet[text.charCodeAt(at)] = 1
  return alphabet
}

/** Lower case, half width, no spaces: what a person means, however it was typed. */
export function foldQuery(text: string): string {
  // Codes and document numbers, by far the most of all texts, have nothing else to fold.
  if (/^[!-~]*$/.test(text)) return text.toLowerCase()
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
}

/** `阿莫西林` → `amxl` */
export function pinyinInitials(text: string): string {
  return pinyin(text, { pattern: 'first', toneType: 'none', type: 'array' }).join('').toLowerCase()
}
