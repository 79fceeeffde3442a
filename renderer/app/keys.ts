import { useEffect, useRef } from 'react'
import { create } from 'zustand'
import { chordOf, isPressing, isTyping, matchKey } from './key-chord.ts'

/** One key of a page with its Chinese description; the `?` sheet is made of these. */
export interface KeyBinding {
  /** `ctrl+k`, `j`, `g w` (a sequence) */
  readonly keys: string
  /** What it does, a verb: 确认匹配. */
  readonly text: string
  /** Heading in the sheet: 本页, 前往, 通用. */
  readonly group: string
  readonly run: () => void
  /** 'always' also works while typing in a field (Ctrl+K). */
  readonly when?: 'not-typing' | 'always'
}

interface KeyStore {
  readonly layers: readonly (readonly KeyBinding[])[]
}

export const useKeyStore = create<KeyStore>(() => ({ layers: [] }))

/** How long the second key of a sequence may take. */
const SEQUENCE_MS = 1200

/** Adds keys until the returned function is called; the page on top wins. */
export function registerKeys(bindings: readonly KeyBinding[]): () => void {
  useKeyStore.setState(({ layers }) => ({ layers: [...layers, bindings] }))
  return () =>
    useKeyStore.setState(({ layers }) => ({ layers: layers.filter((layer) => layer !== bindings) }))
}

/**
 * Registers a component's keys while it is on screen. The list may be built anew on each render: `run` always reaches
 * the latest one, and the registry only changes when keys or words do.
 */
export function useKeys(bindings: readonly KeyBinding[]): void {
  const latest = useRef(bindings)
  latest.current = bindings
  const signature = JSON.stringify(bindings.map(({ keys, text, group, when }) => [keys, text, group, when]))
  // biome-ignore lint/correctness/useExhaustiveDependencies: the signature stands for the bindings
  useEffect(
    () =>
      registerKeys(
        latest.current.map((binding, index) => ({
          ...binding,
          run: () => latest.current[index]?.run(),
        })),
      ),
    [signature],
  )
}

/** Listens to the window; called once. Returns the way to stop. */
export function listenToKeys(): () => void {
  let prefix = ''
  let typedAt = 0
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return
    if (['Control', 'Shift', 'Alt', 'Meta'].includes(event.key)) return
    const typing = isTyping(event.target)
    // A modal dialog owns the keyboard: desk keys below it would act on what nobody sees.
    const dialog = document.querySelector('[aria-modal="true"]') !== null
    const bindings = useKeyStore
      .getState()
      .layers.flat()
      .filter((binding) => (!typing && !dialog) || binding.when === 'always')
    if (event.timeStamp - typedAt > SEQUENCE_MS) prefix = ''
    const chord = chordOf(event)
    if (isPressing(event.target, chord)) return
    const match = matchKey(bindings, prefix, chord)
    typedAt = event.timeStamp
    prefix = match.kind === 'wait' ? match.prefix : ''
    if (match.kind === 'none') return
    event.preventDefault()
    if (match.kind === 'run') match.binding.run()
  }
  window.addEventListener('keydown', onKeyDown)
  return () => window.removeEventListener('keydown', onKeyDown)
}
