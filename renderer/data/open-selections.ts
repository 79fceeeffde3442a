/**
 * Ordered selections that screens are looking at. A screen holds only a token; the worker keeps the last few, because a
 * million row numbers are four megabytes and a forgotten grid must not keep them for ever.
 */
const KEPT = 12

export interface OpenSelections<T> {
  open(rows: Uint32Array, of: T): number
  /** null when the token was closed or had to make room: the screen asks anew. */
  get(token: number): { readonly rows: Uint32Array; readonly of: T } | null
  close(token: number): void
}

export function createOpenSelections<T>(nextToken: () => number): OpenSelections<T> {
  const open = new Map<number, { rows: Uint32Array; of: T }>()
  return {
    open(rows, of) {
      const token = nextToken()
      open.set(token, { rows, of })
      for (const oldest of open.keys()) {
        if (open.size <= KEPT) break
        open.delete(oldest)
      }
      return token
    },
    get(token) {
      const selection = open.get(token)
      if (!selection) return null
      // Used again: moves to the young end.
      open.delete(token)
      open.set(token, selection)
      return selection
    },
    close(token) {
      open.delete(token)
    },
  }
}
