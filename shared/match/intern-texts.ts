import { PARTS, type PackRules, packText } from './packed-text.ts'

export interface InternedTexts {
  /** For each dictionary the shared id of each of its entries; 0 is an absent value. */
  readonly ids: readonly Int32Array[]
  /** Ids run from 1 below this. */
  readonly count: number
  /** The normalised text of an id; '' for 0. */
  textOf(id: number): string
}

export interface InternOptions {
  readonly dictionaries: readonly (readonly string[])[]
  readonly normalise: (text: string) => string
  /**
   * Texts that the normaliser leaves alone (but for leading zeros, if the rules say so) and which therefore need not go
   * through it. Most of a million order-detail ids, lots and invoice numbers are such.
   */
  readonly plain?: PackRules
}

/**
 * Gives equal ids to texts of several dictionaries that are equal after normalising. Each distinct value is normalised
 * at most once, never each row.
 */
export function internTexts(options: InternOptions): InternedTexts {
  return new TextInterner().intern(options)
}

/**
 * Interns one column after the other in the same memory: tens of megabytes for a million texts, whose repeated
 * allocation would make the engine collect garbage in the middle of the work.
 */
export class TextInterner {
  readonly #table = new PackedTable()
  #parts = new Int32Array(0)

  intern({ dictionaries, normalise, plain }: InternOptions): InternedTexts {
    let entries = 0
    for (const dictionary of dictionaries) entries += dictionary.length
    const table = this.#table
    table.clear(plain ? entries : 0)
    const others = new Map<string, number>()
    // Where each id was first seen: its text is worked out again only if somebody asks.
    const origin = new Int32Array(entries + 1)
    let count = 1
    let passed = 0
    const ids: Int32Array[] = []
    for (const dictionary of dictionaries) {
      const twin = dictionaries.indexOf(dictionary)
      if (twin < ids.length) ids.push(ids[twin])
      else {
        const { parts, rest } = this.#packAll(dictionary, normalise, plain)
        const own = new Int32Array(dictionary.length)
        for (let i = 0; i < own.length; i++) {
          let id = 0
          if (parts[i * PARTS] !== 0) id = table.idOf(parts, i * PARTS, count)
          else {
            const text = rest.get(i)
            if (text === undefined) continue
            id = others.get(text) ?? count
            if (id === count) others.set(text, id)
          }
          if (id === count) origin[count++] = passed + i
          own[i] = id
        }
        ids.push(own)
      }
      passed += dictionary.length
    }
    function textOf(id: number): string {
      if (id === 0) return ''
      let at = origin[id]
      for (const dictionary of dictionaries) {
        if (at < dictionary.length) return normalise(dictionary[at])
        at -= dictionary.length
      }
      throw new RangeError(`no text has the id ${id}`)
    }
    return { ids, count, textOf }
  }

  /** All entries packed, and the normalised texts of those that cannot be; absent values are in neither. */
  #packAll(
    dictionary: readonly string[],
    normalise: (text: string) => string,
    plain: PackRules | undefined,
  ): { parts: Int32Array; rest: ReadonlyMap<number, string> } {
    if (this.#parts.length < dictionary.length * PARTS)
      this.#parts = new Int32Array(dictionary.length * PARTS)
    const parts = this.#parts
    const rest = new Map<number, string>()
    for (let i = 0; i < dictionary.length; i++) {
      if (plain && packText(dictionary[i], plain, parts, i * PARTS)) continue
      const text = normalise(dictionary[i])
      // Normalising can bring out a plain text, which must meet its plain equals.
      if (text !== '' && plain && packText(text, plain, parts, i * PARTS)) continue
      parts[i * PARTS] = 0
      if (text !== '') rest.set(i, text)
    }
    return { parts, rest }
  }
}

/** A hash table of packed texts by open addressing; parts and id share one cache line. */
class PackedTable {
  #slots = new Int32Array(64)
  #mask = 63

  /** Empties the table and makes room. Both sides mostly hold the same texts, so it ends about half full. */
  clear(entries: number): void {
    let capacity = 16
    while (capacity < entries * 1.1) capacity *= 2
    if (this.#slots.length < capacity * 4) this.#slots = new Int32Array(capacity * 4)
    else this.#slots.fill(0, 0, capacity * 4)
    this.#mask = capacity * 4 - 1
  }

  /** The id of the text; `next` becomes its id if it is new. */
  idOf(parts: Int32Array, at: number, next: number): number {
    const slots = this.#slots
    const mask = this.#mask
    const a = parts[at]
    const b = parts[at + 1]
    const c = parts[at + 2]
    let h = Math.imul(a, 0x9e3779b1)
    h = Math.imul(h ^ (h >>> 15) ^ b, 0x85ebca6b)
    h = Math.imul(h ^ (h >>> 13) ^ c, 0xc2b2ae35)
    let slot = ((h ^ (h >>> 16)) << 2) & mask
    for (;;) {
      const id = slots[slot + 3]
      if (id === 0) {
        slots[slot] = a
        slots[slot + 1] = b
        slots[slot + 2] = c
        slots[slot + 3] = next
        return next
      }
      if (slots[slot] === a && slots[slot + 1] === b && slots[slot + 2] === c) return id
      slot = (slot + 4) & mask
    }
  }
}

/** Ids of rows from ids of dictionary entries. */
export function idsOfRows(codes: Uint32Array | Int32Array, ids: Int32Array): Int32Array {
  const rows = new Int32Array(codes.length)
  for (let row = 0; row < codes.length; row++) rows[row] = ids[codes[row]]
  return rows
}

/** A power of two that leaves an open addressing table at most half full. */
export function tableCapacity(entries: number): number {
  let capacity = 16
  while (capacity < entries * 2) capacity *= 2
  return capacity
}
