export interface SubsetQuestion {
  /** Positive values in an order that does not depend on the order of rows. */
  readonly values: readonly number[]
  /** True where a value belongs to a row that equals the one before it: taking either is the same answer. */
  readonly same: readonly boolean[]
  readonly target: number
}

/** More rows than this under one key are not searched: with so many, some sum agrees by accident. */
export const SUBSET_ROWS = 16
const STEPS = 20_000

/**
 * The indexes of the only values that sum exactly to the target; null if there are none, several answers, or too much
 * to search. Several answers are no evidence, so the caller leaves such rows alone.
 */
export function uniqueSubset({ values, same, target }: SubsetQuestion): number[] | null {
  const count = values.length
  if (count === 0 || count > SUBSET_ROWS || !(target > 0)) return null
  const rest = new Array<number>(count + 1).fill(0)
  for (let i = count - 1; i >= 0; i--) rest[i] = rest[i + 1] + values[i]
  let answer: number[] | null = null
  let answers = 0
  let steps = 0
  const taken: number[] = []
  function search(from: number, missing: number): void {
    if (missing === 0) {
      answers++
      answer = [...taken]
      return
    }
    for (let i = from; i < count; i++) {
      if (rest[i] < missing) return
      // Skipping a row and taking its equal afterwards would count one answer twice.
      if (i > from && same[i]) continue
      if (!(values[i] > 0) || values[i] > missing) continue
      if (++steps > STEPS || answers > 1) return
      taken.push(i)
      search(i + 1, missing - values[i])
      taken.pop()
    }
  }
  search(0, target)
  return answers === 1 && steps <= STEPS ? answer : null
}
