import { SearchOutlined } from '@ant-design/icons'
import { Input, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useSearch } from 'wouter'
import { useKeys } from '../../app/keys.ts'
import type { RuleView } from '../../data/desk-api.ts'
import { desk, useDeskState } from '../../state/desk.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { Skeleton } from '../../ui/Skeleton.tsx'
import styles from './RulesSection.module.css'
import { searchRules } from './search-rules.ts'

/** The catalogue of rules with the words of their documents. */
export function RulesSection() {
  const { workspace, seq } = useDeskState()
  const asked = new URLSearchParams(useSearch()).get('rule') ?? ''
  const [text, setText] = useState(asked)
  // Another rule may be asked for from the palette while this page is open.
  useEffect(() => setText(asked), [asked])
  const field = useRef<InputRef>(null)
  const rules = useAnswer(`rules:${workspace.id}:${seq}`, () => desk().rules())
  useKeys([{ keys: '/', text: '查找规则', group: '本页', run: () => field.current?.focus() }])
  if (!rules.value) return <Skeleton blocks={[40, 120, 120, 120]} />
  const shown = searchRules(rules.value, text)
  return (
    <div className={styles.section}>
      <div className={styles.search}>
        <Input
          ref={field}
          prefix={<SearchOutlined aria-hidden />}
          placeholder="查找规则、文号或原文（/）"
          aria-label="查找规则、文号或原文"
          allowClear
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <span className={styles.count} role="status">
          {shown.length} 条
        </span>
      </div>
      {shown.length === 0 ? (
        <p className={styles.none}>没有找到“{text.trim()}”。可试试规则编号、文号或原文中的词。</p>
      ) : (
        <ul>
          {shown.map((rule) => (
            <Rule key={rule.id} rule={rule} />
          ))}
        </ul>
      )}
    </div>
  )
}

function Rule({ rule }: { readonly rule: RuleView }) {
  return (
    <li className={styles.rule}>
      <header className={styles.head}>
        <span className={styles.id}>{rule.id}</span>
        <h2>{rule.title}</h2>
      </header>
      <blockquote className={styles.quote}>{rule.quote}</blockquote>
      <p className={styles.source}>
        {rule.document} {rule.article}，自 {rule.effectiveFrom} 起施行
      </p>
      <p className={styles.source}>{rule.implementation}</p>
    </li>
  )
}
