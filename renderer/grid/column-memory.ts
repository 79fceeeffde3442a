import type { ColumnState } from 'ag-grid-community'

/** Order, width, visibility and sort of a desk's columns, remembered on this computer. */
export interface ColumnMemory {
  read(): readonly ColumnState[] | null
  write(state: readonly ColumnState[]): void
  forget(): void
}

export function columnMemory(deskId: string, storage: Storage = localStorage): ColumnMemory {
  const key = `yangcai.grid.${deskId}`
  return {
    read() {
      try {
        const stored: unknown = JSON.parse(storage.getItem(key) ?? 'null')
        return Array.isArray(stored) && stored.every(isColumnState) ? stored : null
      } catch {
        return null
      }
    },
    write(state) {
      try {
        storage.setItem(key, JSON.stringify(state.map(remembered)))
      } catch {
        // A full or forbidden storage costs the memory of widths, never the work.
      }
    },
    forget() {
      storage.removeItem(key)
    },
  }
}

function remembered(state: ColumnState): ColumnState {
  const { colId, width, hide, pinned, sort, sortIndex } = state
  return { colId, width, hide, pinned, sort, sortIndex }
}

function isColumnState(value: unknown): value is ColumnState {
  return typeof value === 'object' && value !== null && 'colId' in value && typeof value.colId === 'string'
}
