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
  const folded = new WeakMap<readonly string[], readonly string[]>()
  const initials = new WeakMap<readonly string[], readonly string[]>()

  function remembered(
    memory: WeakMap<readonly string[], readonly string[]>,
    dictionary: readonly string[],
    make: (text: string) => string,
  ): readonly string[] {
    let known = memory.get(dictionary)
    if (!known) {
      known = dictionary.map(make)
      memory.set(dictionary, known)
    }
    return known
  }

  return {
    matches(column, query, options) {
      const wanted = foldQuery(query)
      const texts = remembered(folded, column.dictionary, foldQuery)
      const letters =
        options.initials && /^[a-z]+$/.test(wanted)
          ? remembered(initials, column.dictionary, pinyinInitials)
          : null
      const found = new Uint8Array(texts.length)
      for (let code = 1; code < texts.length; code++) {
        if (texts[code].includes(wanted) || letters?.[code].includes(wanted)) found[code] = 1
      }
      return found
    },
  }
}

/** Lower case, half width, no spaces: what a person means, however it was typed. */
export function foldQuery(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
}

/** `阿莫西林` → `amxl` */
export function pinyinInitials(text: string): string {
  return pinyin(text, { pattern: 'first', toneType: 'none', type: 'array' }).join('').toLowerCase()
}
