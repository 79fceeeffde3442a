import { Button, Input, type InputRef } from 'antd'
import { type RefObject, useEffect, useState } from 'react'
import type { GroupDetail } from '#renderer/data/desk-api.ts'
import { differenceText } from '#renderer/i18n/difference-text.ts'
import { KeyHint } from '#renderer/ui/KeyHint.tsx'
import { StatusTag, type StatusTone } from '#renderer/ui/StatusTag.tsx'
import { instantInWords } from '#renderer/ui/words-of-time.ts'
import styles from './GroupPane.module.css'
import { GroupSides } from './GroupSides.tsx'
import type { GroupActions } from './group-actions.ts'
import { isProposal, stateWords } from './group-columns.ts'
import { quickReasons } from './quick-reasons.ts'

interface GroupPaneProps {
  readonly detail: GroupDetail
  /** Another group is on its way; this one is only still on screen. */
  readonly busy: boolean
  readonly actions: GroupActions
  /** Why nothing can be decided, or null. */
  readonly frozen: string | null
  readonly reasonInput: RefObject<InputRef | null>
  readonly explained: boolean
  readonly onExplain: () => void
  readonly onMatch: () => void
}

/** One group: both sides beside each other, why they stand together, and what a person can decide. */
export function GroupPane(props: GroupPaneProps) {
  const { detail, busy, actions, frozen, reasonInput, explained, onExplain, onMatch } = props
  const { row, his, platform, discrepancies, evidence, history } = detail
  const [reason, setReason] = useState(row.reason)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another group brings its own reason
  useEffect(() => setReason(row.reason), [row.id, row.reason])
  const disabled = frozen !== null
  const both = his.length > 0 && platform.length > 0
  return (
    <article className={styles.pane} aria-busy={busy} aria-label={`${row.name} 的两侧`}>
      <header className={styles.head}>
        <div className={styles.words}>
          <StatusTag tone={toneOf(detail)}>{stateWords(row).replace(/^\S+ /, '')}</StatusTag>
          <h2 className={styles.name}>{row.name}</h2>
          <span className={styles.spec}>{row.spec}</span>
        </div>
        <div className={styles.actions}>
          <Button
            size="small"
            type={both && row.waiting ? 'primary' : 'default'}
            disabled={disabled || !both}
            onClick={() => actions.confirm(reason.trim())}
          >
            确认 <KeyHint keys="enter" />
          </Button>
          {!isProposal(row) && both ? (
            <Button size="small" disabled={disabled || !both} onClick={() => actions.apart('拆开')}>
              拆开 <KeyHint keys="u" />
            </Button>
          ) : (
            <Button size="small" disabled={disabled || !both} onClick={() => actions.apart('驳回')}>
              驳回 <KeyHint keys="x" />
            </Button>
          )}
          <Button size="small" disabled={disabled} onClick={onMatch}>
            手工匹配 <KeyHint keys="m" />
          </Button>
        </div>
      </header>
      {frozen && <p className={styles.frozen}>{frozen}</p>}
      <div className={styles.reason}>
        <Input
          ref={reasonInput}
          size="small"
          className={styles.reasonText}
          aria-label="差异原因"
          placeholder="差异原因，回车保存"
          value={reason}
          maxLength={200}
          disabled={disabled}
          onChange={(event) => setReason(event.target.value)}
          onPressEnter={(event) => {
            event.preventDefault()
            event.stopPropagation()
            if (reason.trim() && !event.nativeEvent.isComposing) void actions.explain(reason.trim())
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            event.stopPropagation()
            setReason(row.reason)
            event.currentTarget.blur()
          }}
        />
        <ul className={styles.quick} aria-label="常用原因">
          {quickReasons.map((each, index) => (
            <li key={each}>
              <button
                type="button"
                disabled={disabled}
                aria-pressed={row.reason === each}
                onClick={() => actions.explain(each)}
              >
                <span className={styles.digit} aria-hidden>
                  {index + 1}
                </span>
                {each}
              </button>
            </li>
          ))}
        </ul>
      </div>
      {discrepancies.length > 0 && (
        <ul className={styles.discrepancies} aria-label="差异">
          {discrepancies.map((each) => (
            <li key={`${each.kind}${each.his}${each.platform}`}>
              <span className={styles.kind}>{differenceText[each.kind]}</span>
              院内 <b>{each.his || '无'}</b>，平台 <b>{each.platform || '无'}</b>
            </li>
          ))}
        </ul>
      )}
      <GroupSides his={his} platform={platform} />
      <div className={styles.history}>
        <button type="button" className={styles.fold} aria-expanded={explained} onClick={onExplain}>
          {explained ? '▾' : '▸'} 依据：{evidence} <KeyHint keys="e" />
        </button>
        {explained && (
          <ol>
            {history.map((entry) => (
              <li key={`${entry.at}${entry.text}`}>
                <span className={styles.when}>
                  {instantInWords(entry.at)} {entry.by}
                </span>
                {entry.text}
              </li>
            ))}
          </ol>
        )}
      </div>
    </article>
  )
}

function toneOf({ row }: GroupDetail): StatusTone {
  if (row.locked) return 'locked'
  if (row.decision !== null) return 'done'
  if (isProposal(row)) return 'proposal'
  return row.waiting ? 'open' : 'plain'
}
