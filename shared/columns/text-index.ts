/**
 * Numbers different texts in order of arrival: the dictionary of a text column being built. A hash table over typed
 * arrays, because a Map of a million document numbers costs four times the time and keeps the collector busy.
 */
export class TextIndex {
  /** Text by code; '' is 0. */
  readonly dictionary: string[] = ['']
  #hashes = new Int32Array(1024)
  /** Code + 1 by slot, 0 where free; the length is a power of two and at most half of it is in use. */
  #slots = new Int32Array(2048)

  constructor() {
    this.#place(0, hashOf(''))
  }

  /** The code of a text, a new one when it has not been seen. */
  codeOf(text: string): number {
    const hash = hashOf(text)
    const mask = this.#slots.length - 1
    let slot = hash & mask
    for (let entry = this.#slots[slot]; entry !== 0; entry = this.#slots[slot]) {
      if (this.#hashes[entry - 1] === hash && this.dictionary[entry - 1] === text) return entry - 1
      slot = (slot + 1) & mask
    }
    const code = this.dictionary.push(text) - 1
    if (this.dictionary.length * 2 > this.#slots.length) this.#grow()
    this.#place(code, hash)
    return code
  }

  #place(code: number, hash: number): void {
    const mask = this.#slots.length - 1
    let slot = hash & mask
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask
    this.#slots[slot] = code + 1
    this.#hashes[code] = hash
  }

  #grow(): void {
    const hashes = new Int32Array(this.#slots.length)
    hashes.set(this.#hashes)
    const count = this.dictionary.length - 1
    this.#slots = new Int32Array(this.#slots.length * 2)
    this.#hashes = hashes
    for (let code = 0; code < count; code++) this.#place(code, hashes[code])
  }
}

/** FNV-1a over UTF-16 units with a final mix, so that numbers differing in the last digit spread over the table. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return hash ^ (hash >>> 13)
}
