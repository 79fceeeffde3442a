import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react'
import styles from './SplitPane.module.css'

interface SplitPaneProps {
  /** 'columns' = side by side, 'rows' = above each other. */
  readonly direction: 'columns' | 'rows'
  readonly first: ReactNode
  readonly second: ReactNode
  /** Share of the first part at the start, 0…1. */
  readonly share?: number
  /** Remembers the share under this name. */
  readonly name: string
}

const LEAST = 0.15

function rememberedShare(name: string, otherwise: number): number {
  const remembered = Number(localStorage.getItem(`split:${name}`) ?? Number.NaN)
  return remembered >= LEAST && remembered <= 1 - LEAST ? remembered : otherwise
}

/** Two parts with a bar between them that mouse and arrow keys move. */
export function SplitPane({ direction, first, second, share = 0.5, name }: SplitPaneProps) {
  const box = useRef<HTMLDivElement>(null)
  const [current, setCurrent] = useState(() => rememberedShare(name, share))
  const move = (next: number) => {
    const kept = Math.min(1 - LEAST, Math.max(LEAST, next))
    setCurrent(kept)
    localStorage.setItem(`split:${name}`, String(kept))
  }
  const onPointerMove = (event: PointerEvent) => {
    if (!box.current || !(event.currentTarget as HTMLElement).hasPointerCapture(event.pointerId)) return
    const frame = box.current.getBoundingClientRect()
    move(
      direction === 'columns'
        ? (event.clientX - frame.left) / frame.width
        : (event.clientY - frame.top) / frame.height,
    )
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const back = direction === 'columns' ? 'ArrowLeft' : 'ArrowUp'
    const forth = direction === 'columns' ? 'ArrowRight' : 'ArrowDown'
    if (event.key !== back && event.key !== forth) return
    event.preventDefault()
    move(current + (event.key === forth ? 0.02 : -0.02))
  }
  const parts = `minmax(0, ${current}fr) 9px minmax(0, ${1 - current}fr)`
  return (
    <div
      ref={box}
      className={styles[direction]}
      style={direction === 'columns' ? { gridTemplateColumns: parts } : { gridTemplateRows: parts }}
    >
      <div className={styles.part}>{first}</div>
      {/* biome-ignore lint/a11y/useSemanticElements: a separator that moves has no HTML element */}
      <div
        role="separator"
        tabIndex={0}
        aria-label="调整两部分的大小"
        aria-orientation={direction === 'columns' ? 'vertical' : 'horizontal'}
        aria-valuenow={Math.round(current * 100)}
        aria-valuemin={LEAST * 100}
        aria-valuemax={100 - LEAST * 100}
        className={styles.bar}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={onPointerMove}
        onKeyDown={onKeyDown}
        onDoubleClick={() => move(share)}
      />
      <div className={styles.part}>{second}</div>
    </div>
  )
}
