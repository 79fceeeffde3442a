import { Button, Checkbox, Input } from 'antd'
import { useDeferredValue, useState } from 'react'
import type { CandidateView, GroupDetail, LineView } from '#renderer/data/desk-api.ts'
import { desk } from '#renderer/state/desk.ts'
import { useAnswer } from '#renderer/state/use-answer.ts'
import { KeyHint } from '#renderer/ui/KeyHint.tsx'
import type { Side } from '#shared/model/line.ts'
import type { Period } from '#shared/units/period.ts'
import { balanceOf } from './balance.ts'
import { findLines } from './find-lines.ts'
import { BalanceWords, SideTable } from './GroupSides.tsx'
import styles from './HandMatch.module.css'

interface HandMatchProps {
  readonly detail: GroupDetail
  readonly period: Period
  readonly onMatch: (lines: readonly string[], reason: string) => Promise<boolean>
  readonly onClose: () => void
}

/** Letters needed before the whole month is searched. */
const SEARCH_FROM = 2

/** 手工匹配: rows of both sides chosen by a person, N:M, with both sums before anything is confirmed. */
export function HandMatch({ detail, period, onMatch, onClose }: HandMatchProps) {
  const own = [...detail.his, ...detail.platform]
  const other: Side = detail.his.length > 0 ? 'platform' : 'his'
  const [chosen, setChosen] = useState<ReadonlyMap<string, LineView>>(
    () => new Map(own.map((line) => [line.ref, line])),
  )
  const [text, setText] = useState('')
  const [reason, setReason] = useState('')
  const asked = useDeferredValue(text.trim())
  const candidates = useAnswer(`candidates ${detail.row.id}`, () => desk().candidates(detail.row.id))
  const found = useAnswer(`find ${other} ${period} ${asked}`, async () =>
    asked.length >= SEARCH_FROM ? findLines({ side: other, period, text: asked }) : [],
  )
  const balance = balanceOf([...chosen.values()])
  const ready = balance.his.rows > 0 && balance.platform.rows > 0
  const whyOf = new Map((candidates.value ?? []).map((each) => [each.line.ref, each.why]))
  const offered = offeredLines({
    own,
    candidates: candidates.value ?? [],
    found: asked.length >= SEARCH_FROM ? (found.value ?? []) : null,
    chosen: [...chosen.values()],
  })
  const toggle = (line: LineView, on: boolean) =>
    setChosen((before) => {
      const next = new Map(before)
      if (on) next.set(line.ref, line)
      else next.delete(line.ref)
      return next
    })
  const confirm = async () => {
    if (ready && (await onMatch([...chosen.keys()], reason.trim()))) onClose()
  }
  const choose = (line: LineView) => (
    <Checkbox
      checked={chosen.has(line.ref)}
      aria-label={`选择 ${line.cells.name} ${line.cells.quantity} ${line.cells.unit}${whyOf.has(line.ref) ? `，${whyOf.get(line.ref)}` : ''}`}
      onChange={(event) => toggle(line, event.target.checked)}
    />
  )
  return (
    <section
      className={styles.pane}
      aria-label="手工匹配"
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation()
          onClose()
        }
        if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) {
          event.preventDefault()
          void confirm()
        }
      }}
    >
      <header className={styles.head}>
        <h2 className={styles.title}>手工匹配：{detail.row.name}</h2>
        <Input.Search
          autoFocus
          allowClear
          size="small"
          className={styles.search}
          placeholder={`在本月${other === 'his' ? '院内' : '平台'}的行中找：名称、编码、发票号`}
          aria-label="查找另一侧的行"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </header>
      <div className={styles.sides}>
        {(['his', 'platform'] as const).map((side) => {
          const lines = offered.filter((line) => line.side === side)
          return (
            <SideTable
              key={side}
              side={side}
              lines={lines}
              sum={balance[side]}
              choose={choose}
              none={
                candidates.loading ? '正在查找可能的行…' : '没有可能的行；可在上方按名称、编码或发票号查找。'
              }
            />
          )
        })}
      </div>
      <footer className={styles.foot}>
        <p className={styles.balance} role="status">
          已选 院内 {balance.his.rows} 行、平台 {balance.platform.rows} 行。
          {ready && <BalanceWords balance={balance} />}
        </p>
        <Input
          size="small"
          className={styles.reason}
          placeholder={balance.balanced ? '说明（可不填）' : '不相等的原因'}
          aria-label="匹配说明"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button size="small" onClick={onClose}>
          取消
        </Button>
        <Button size="small" type="primary" disabled={!ready} onClick={confirm}>
          确认匹配 <KeyHint keys="enter" />
        </Button>
      </footer>
    </section>
  )
}

/** Rows offered: the group's own, whatever is chosen already, then what was found or, without a search, the candidates. */
function offeredLines(input: {
  readonly own: readonly LineView[]
  readonly candidates: readonly CandidateView[]
  readonly found: readonly LineView[] | null
  readonly chosen: readonly LineView[]
}): readonly LineView[] {
  const rest = input.found ?? input.candidates.map((candidate) => candidate.line)
  const lines = new Map<string, LineView>()
  for (const line of [...input.own, ...input.chosen, ...rest]) lines.set(line.ref, line)
  return [...lines.values()]
}
