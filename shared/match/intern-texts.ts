export interface InternedTexts {
  /** For each dictionary the shared id of each of its entries; 0 is an absent value. */
  readonly ids: readonly Int32Array[]
  /** Normalised text by id; `texts[0]` is ''. */
  readonly texts: readonly string[]
}

/**
 * Gives equal ids to texts of several dictionaries that are equal after normalising. Each distinct value is normalised
 * once, never each row. A text of digits and capitals that starts with 1-9 skips the normaliser: every normaliser of
 * this folder must leave such a text alone (intern-texts.test.ts holds them to it).
 */
export function internTexts(
  dictionaries: readonly (readonly string[])[],
  normalise: (text: string) => string,
): InternedTexts {
  let entries = 0
  for (const dictionary of dictionaries) entries += dictionary.length
  const capacity = tableCapacity(entries)
  const mask = capacity - 1
  // Hash and id stand side by side, so that a look-up touches one cache line.
  const slots = new Int32Array(capacity * 2)
  const texts: string[] = ['']
  const ids: Int32Array[] = []
  for (const dictionary of dictionaries) {
    const twin = dictionaries.indexOf(dictionary)
    if (twin < ids.length) {
      ids.push(ids[twin])
      continue
    }
    const own = new Int32Array(dictionary.length)
    for (let i = 0; i < dictionary.length; i++) {
      let text = dictionary[i]
      let hash = hashOfPlain(text)
      if (hash === 0) {
        text = normalise(text)
        if (text === '') continue
        hash = hashOfText(text)
      }
      let slot = (hash & mask) * 2
      while (slots[slot + 1] !== 0 && (slots[slot] !== hash || texts[slots[slot + 1]] !== text))
        slot = (slot + 2) & (capacity * 2 - 1)
      if (slots[slot + 1] === 0) {
        slots[slot] = hash
        slots[slot + 1] = texts.length
        texts.push(text)
      }
      own[i] = slots[slot + 1]
    }
    ids.push(own)
  }
  return { ids, texts }
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

/** 0 when the text is not plain and has to be normalised first. */
function hashOfPlain(text: string): number {
  let hash = 0x811c9dc5 | 0
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c < 48 || c > 90 || (c > 57 && c < 65)) return 0
    hash = Math.imul(hash ^ c, 0x01000193)
  }
  const first = text.charCodeAt(0)
  return first > 48 && first <= 57 ? spread(hash) : 0
}

function hashOfText(text: string): number {
  let hash = 0x811c9dc5 | 0
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return spread(hash)
}

/** Never 0, which stands for "not plain". */
function spread(hash: number): number {
  let h = hash ^ (hash >>> 15)
  h = Math.imul(h, 0x2c1b3c6d)
  h ^= h >>> 13
  return h | 1
}
