import { describe, expect, it } from 'vitest'
import { columnMemory } from './column-memory.ts'

function memoryStorage(): Storage {
  const items = new Map<string, string>()
  return {
    get length() {
      return items.size
    },
    clear: () => items.clear(),
    getItem: (key) => items.get(key) ?? null,
    key: (index) => [...items.keys()][index] ?? null,
    removeItem: (key) => void items.delete(key),
    setItem: (key, value) => void items.set(key, value),
  }
}

describe('the memory of columns', () => {
  it('gives back order, width, visibility and sort of the same desk only', () => {
    const storage = memoryStorage()
    const state = [
      { colId: 'name', width: 190, hide: false, pinned: 'left' as const, sort: null, sortIndex: null },
      { colId: 'amount', width: 80, hide: true, pinned: null, sort: 'desc' as const, sortIndex: 0 },
    ]
    columnMemory('reconcile', storage).write(state)
    expect(columnMemory('reconcile', storage).read()).toEqual(state)
    expect(columnMemory('rows', storage).read()).toBeNull()
  })

  it('starts afresh when what is stored is not a column state', () => {
    const storage = memoryStorage()
    for (const text of ['{', '{}', '[1]', '[{"colId":1}]', 'null']) {
      storage.setItem('yangcai.grid.rows', text)
      expect(columnMemory('rows', storage).read()).toBeNull()
    }
  })

  it('is silent when the storage is full', () => {
    const storage = memoryStorage()
    storage.setItem = () => {
      throw new Error('QuotaExceededError')
    }
    expect(() => columnMemory('rows', storage).write([{ colId: 'name' }])).not.toThrow()
  })
})
