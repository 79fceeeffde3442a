import styles from './KeyHint.module.css'

const names: Readonly<Record<string, string>> = {
  ctrl: 'Ctrl',
  shift: 'Shift',
  enter: 'Enter',
  escape: 'Esc',
  arrowdown: '↓',
  arrowup: '↑',
}

/** Keys as the registry writes them (`ctrl+k`, `g w`) drawn as key caps. */
export function KeyHint({ keys }: { readonly keys: string }) {
  return (
    <span className={styles.hint}>
      {keys.split(' ').map((chord) => (
        <kbd key={chord} className={styles.cap}>
          {chord
            .split('+')
            .map((part) => names[part] ?? part.toUpperCase())
            .join('+')}
        </kbd>
      ))}
    </span>
  )
}
