/**
 * The selected block of rows as data: two positions, whatever of it is loaded or drawn. `anchor` is where the block was
 * begun, `focus` where the keyboard stands.
 */
export interface RowBlock {
  readonly anchor: number
  readonly focus: number
}

export function blockBounds(block: RowBlock): { readonly from: number; readonly to: number } {
  return { from: Math.min(block.anchor, block.focus), to: Math.max(block.anchor, block.focus) + 1 }
}

export function isInBlock(block: RowBlock | null, index: number): boolean {
  if (!block) return false
  const { from, to } = blockBounds(block)
  return index >= from && index < to
}

/** One row further (or back), never beyond the ends; with `extend` the block grows instead of moving. */
export function moveBlock(
  block: RowBlock | null,
  move: { readonly to: number; readonly count: number; readonly extend: boolean },
): RowBlock | null {
  if (move.count <= 0) return null
  const focus = Math.max(0, Math.min(move.count - 1, move.to))
  return { anchor: move.extend && block ? block.anchor : focus, focus }
}

/**
 * Where to stand after the list changed: on the same row if it is still in the list, else at the same position, so that
 * the next row in line slides under the hand.
 */
export function placeAfterRefresh(place: {
  readonly found: number
  readonly before: number
  readonly count: number
}): number {
  if (place.count <= 0) return -1
  if (place.found >= 0) return place.found
  return Math.max(0, Math.min(place.before, place.count - 1))
}
