import { SearchOutlined } from '@ant-design/icons'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import type { SearchHit } from '../../data/desk-api.ts'
import { desk } from '../../state/desk.ts'
import { goTo } from '../../state/hash-location.ts'
import { KeyHint } from '../../ui/KeyHint.tsx'
import styles from './Palette.module.css'
import { matchCommands, type PaletteCommand } from './palette-command.ts'

const hitText: Readonly<Record<SearchHit['kind'], string>> = {
  item: '品种',
  supplier: '供应商',
  document: '单据',
  invoice: '发票',
  rule: '规则',
}

/** Wait for a pause in typing before asking the worker. */
const PAUSE_MS = 90

interface Line {
  readonly id: string
  readonly group: string
  readonly title: string
  readonly detail: string
  readonly keys?: string
  readonly run: () => void
}

interface PaletteProps {
  readonly commands: readonly PaletteCommand[]
  readonly onClose: () => void
}

export function Palette({ commands, onClose }: PaletteProps) {
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const { hits, searching } = useHits(text)
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  const lines: readonly Line[] = [
    ...matchCommands(commands, text).map((command) => ({ ...command, detail: command.detail ?? '' })),
    ...hits.map((hit, index) => ({
      id: `hit:${index}`,
      group: hitText[hit.kind],
      title: hit.title,
      // The heading says the kind already.
      detail: hit.detail === hitText[hit.kind] ? '' : hit.detail,
      run: () => goTo(hit.route),
    })),
  ]
  const current = Math.min(at, lines.length - 1)
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  })
  useFocusReturn()
  const choose = (line: Line | undefined) => {
    if (!line) return
    onClose()
    line.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // An input method confirms its candidates with Enter too.
    if (event.nativeEvent.isComposing) return
    const moves: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }
    const move = moves[event.key]
    if (move !== undefined) {
      event.preventDefault()
      setAt(Math.max(0, Math.min(lines.length - 1, current + move)))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      choose(lines[current])
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault()
      event.stopPropagation()
      onClose()
    }
  }
  return createPortal(
    <div className={styles.veil} onPointerDown={(event) => event.target === event.currentTarget && onClose()}>
      <div className={styles.palette} role="dialog" aria-modal="true" aria-label="搜索或执行">
        <div className={styles.field}>
          <SearchOutlined aria-hidden />
          <input
            // biome-ignore lint/a11y/noAutofocus: a palette that someone called is there to be typed into
            autoFocus
            role="combobox"
            aria-expanded="true"
            aria-controls={`${id}-list`}
            aria-activedescendant={lines[current] ? `${id}-${current}` : undefined}
            aria-label="搜索品名、拼音首字母、编码、单号，或输入要做的事"
            placeholder="品名、拼音首字母、编码、单号，或要做的事"
            value={text}
            onChange={(event) => {
              setText(event.target.value)
              setAt(0)
            }}
            onKeyDown={onKeyDown}
          />
          <KeyHint keys="escape" />
        </div>
        {/* The focus stays in the field, which names the active line. */}
        <div ref={list} id={`${id}-list`} className={styles.list} role="listbox" aria-label="结果">
          {lines.map((line, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field handles the keys of the whole list
            // biome-ignore lint/a11y/useFocusableInteractive: the field names the active line
            <div
              key={line.id}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === current}
              className={index === current ? styles.current : styles.line}
              onPointerMove={() => index !== current && setAt(index)}
              onClick={() => choose(line)}
            >
              <span className={styles.group}>
                {index === 0 || lines[index - 1].group !== line.group ? line.group : ''}
              </span>
              <span className={styles.title}>{line.title}</span>
              <span className={styles.detail}>{line.detail}</span>
              {line.keys && <KeyHint keys={line.keys} />}
            </div>
          ))}
        </div>
        {lines.length === 0 && (
          <p className={styles.none} role="status">
            {searching ? '正在查找…' : `没有找到“${text.trim()}”。可试试品名的一部分、拼音首字母或编码。`}
          </p>
        )}
      </div>
    </div>,
    document.body,
  )
}

/** Hits of the data worker; late answers to an older text are dropped. */
function useHits(text: string): { readonly hits: readonly SearchHit[]; readonly searching: boolean } {
  const [hits, setHits] = useState<readonly SearchHit[]>([])
  const [searching, setSearching] = useState(false)
  useEffect(() => {
    const wanted = text.trim()
    let current = true
    if (wanted === '') {
      setHits([])
      setSearching(false)
      return
    }
    setSearching(true)
    const timer = setTimeout(() => {
      desk()
        .search(wanted)
        .catch((): readonly SearchHit[] => [])
        .then((found) => {
          if (!current) return
          setHits(found)
          setSearching(false)
        })
    }, PAUSE_MS)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [text])
  return { hits, searching }
}

/** Who called the palette gets the focus back, unless a page took it meanwhile. */
function useFocusReturn(): void {
  const caller = useRef(document.activeElement)
  useEffect(
    () => () => {
      const before = caller.current
      if (document.activeElement === document.body && before instanceof HTMLElement) before.focus()
    },
    [],
  )
}
