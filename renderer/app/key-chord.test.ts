import { describe, expect, it } from 'vitest'
import { chordOf, matchKey } from './key-chord.ts'

const bare = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }
const bindings = [
  { keys: 'ctrl+k', text: 'palette' },
  { keys: 'g w', text: 'workbench' },
  { keys: 'g r', text: 'reconcile' },
  { keys: 'j', text: 'next' },
  { keys: '?', text: 'sheet' },
]

describe('chordOf', () => {
  it('names a chord the way the registry writes it', () => {
    expect(chordOf({ ...bare, key: 'K', ctrlKey: true })).toBe('ctrl+k')
    expect(chordOf({ ...bare, key: 'Escape' })).toBe('escape')
    expect(chordOf({ ...bare, key: 'Z', ctrlKey: true, shiftKey: true })).toBe('ctrl+shift+z')
    expect(chordOf({ ...bare, key: ' ' })).toBe('space')
  })

  it('takes the command key of a Mac for Ctrl', () => {
    expect(chordOf({ ...bare, key: 'k', metaKey: true })).toBe('ctrl+k')
  })

  it('does not ask for Shift where the sign itself needs it', () => {
    expect(chordOf({ ...bare, key: '?', shiftKey: true })).toBe('?')
  })
})

describe('matchKey', () => {
  it('runs a single chord', () => {
    expect(matchKey(bindings, '', 'j')).toEqual({ kind: 'run', binding: bindings[3] })
  })

  it('waits for the second key of a sequence and then runs it', () => {
    expect(matchKey(bindings, '', 'g')).toEqual({ kind: 'wait', prefix: 'g' })
    expect(matchKey(bindings, 'g', 'r')).toEqual({ kind: 'run', binding: bindings[2] })
  })

  it('lets the key that breaks a sequence do its own work', () => {
    expect(matchKey(bindings, 'g', 'j')).toEqual({ kind: 'run', binding: bindings[3] })
    expect(matchKey(bindings, 'g', 'x')).toEqual({ kind: 'none' })
    expect(matchKey(bindings, 'g', 'g')).toEqual({ kind: 'wait', prefix: 'g' })
  })

  it('prefers the page on top when two register the same key', () => {
    const upper = { keys: 'j', text: 'next on top' }
    expect(matchKey([...bindings, upper], '', 'j')).toEqual({ kind: 'run', binding: upper })
  })

  it('finds nothing among no bindings', () => {
    expect(matchKey([], '', 'j')).toEqual({ kind: 'none' })
  })
})
