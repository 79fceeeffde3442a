/** What of a keyboard event decides a chord; a plain object in tests. */
export interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/**
 * `ctrl+k`, `ctrl+shift+z`, `?`, `escape`: the way the registry writes keys. Shift is named only with letters and named
 * keys, because `?` already needs it; the command key of a Mac counts as Ctrl.
 */
export function chordOf(press: KeyPress): string {
  const key = press.key.toLowerCase()
  const parts: string[] = []
  if (press.ctrlKey || press.metaKey) parts.push('ctrl')
  if (press.altKey) parts.push('alt')
  if (press.shiftKey && /^[a-z]$|^.{2,}$/.test(key)) parts.push('shift')
  parts.push(key === ' ' ? 'space' : key)
  return parts.join('+')
}

export type KeyMatch<B> =
  | { readonly kind: 'run'; readonly binding: B }
  /** The first chord of a sequence such as `g w`: keep it and wait for the next. */
  | { readonly kind: 'wait'; readonly prefix: string }
  | { readonly kind: 'none' }

/** Finds the binding for a chord after `prefix` ('' at the start); later registrations win over earlier ones. */
export function matchKey<B extends { readonly keys: string }>(
  bindings: readonly B[],
  prefix: string,
  chord: string,
): KeyMatch<B> {
  const typed = prefix === '' ? chord : `${prefix} ${chord}`
  const binding = bindings.findLast((candidate) => candidate.keys === typed)
  if (binding) return { kind: 'run', binding }
  if (bindings.some((candidate) => candidate.keys.startsWith(`${typed} `))) {
    return { kind: 'wait', prefix: typed }
  }
  // A broken sequence must not swallow the key that broke it.
  return prefix === '' ? { kind: 'none' } : matchKey(bindings, '', chord)
}

/** Keys belong to the text while someone types; chords with Ctrl that text does not use still work. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable) return true
  if (target instanceof HTMLInputElement) {
    return !['checkbox', 'radio', 'button', 'submit', 'file', 'range'].includes(target.type)
  }
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}

/** Enter and Space already mean something on a control that has the focus: they press it. */
export function isPressing(target: EventTarget | null, chord: string): boolean {
  return (
    (chord === 'enter' || chord === 'space') &&
    target instanceof HTMLElement &&
    target.closest('button, a, summary, select, [role="tab"], [role="option"], [role="checkbox"]') !== null
  )
}
