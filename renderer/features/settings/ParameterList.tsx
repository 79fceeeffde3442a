import { Button, Input, Select } from 'antd'
import { useId, useState } from 'react'
import type { RuleView } from '../../data/desk-api.ts'
import { desk } from '../../state/desk.ts'
import { runCommand } from '../../state/run-command.ts'
import { ConfirmReason } from '../../ui/ConfirmReason.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { setByText } from '../../ui/figure-letter.ts'
import { StatusTag } from '../../ui/StatusTag.tsx'
import styles from './ParameterList.module.css'
import { parameterValueText } from './parameter-value-text.ts'

type Parameter = RuleView['parameters'][number]

interface Editing {
  readonly rule: RuleView
  readonly parameter: Parameter
}

export function ParameterList({ rules }: { readonly rules: readonly RuleView[] }) {
  const [editing, setEditing] = useState<Editing | null>(null)
  const withParameters = rules.filter((rule) => rule.parameters.length > 0)
  if (withParameters.length === 0) return <EmptyState what="这个政策包没有参数。" />
  return (
    <>
      <ul className={styles.list}>
        {withParameters.flatMap((rule) =>
          rule.parameters.map((parameter) => (
            <li key={`${rule.id}.${parameter.name}`} className={styles.parameter}>
              <div className={styles.words}>
                <p className={styles.label}>{parameter.label}</p>
                <p className={styles.source}>
                  {rule.document} {rule.article}
                  <span className={styles.rule}>{rule.id}</span>
                </p>
                {parameter.note && <p className={styles.source}>{parameter.note}</p>}
              </div>
              <div className={styles.value}>
                <strong>{parameterValueText(parameter, parameter.value)}</strong>
                {parameter.setBy === 'hospital' && (
                  <span className={styles.default}>
                    默认 {parameterValueText(parameter, parameter.defaultValue)}
                  </span>
                )}
              </div>
              <StatusTag tone={parameter.setBy === 'hospital' ? 'open' : 'plain'}>
                {parameter.value === '' ? '文件未定' : setByText[parameter.setBy]}
              </StatusTag>
              <span className={styles.action}>
                {parameter.editable && parameter.choices?.length !== 1 && (
                  <Button
                    size="small"
                    aria-label={`修改${parameter.label}`}
                    onClick={() => setEditing({ rule, parameter })}
                  >
                    修改
                  </Button>
                )}
              </span>
            </li>
          )),
        )}
      </ul>
      {editing && <EditParameter {...editing} onClose={() => setEditing(null)} />}
    </>
  )
}

function EditParameter({ rule, parameter, onClose }: Editing & { readonly onClose: () => void }) {
  const [value, setValue] = useState(parameter.value)
  const id = useId()
  const save = async (reason: string) => {
    const saved = await runCommand(
      desk().setParameter({ rule: rule.id, parameter: parameter.name, value: value.trim(), reason }),
      {
        done: `${parameter.label}已改为${parameterValueText(parameter, value.trim())}（本院设定）`,
        undo: true,
      },
    )
    if (saved) onClose()
  }
  return (
    <ConfirmReason
      open
      title={`修改：${parameter.label}`}
      confirmText="保存"
      reasonLabel="修改的理由"
      onConfirm={save}
      onCancel={onClose}
    >
      <label className={styles.field} htmlFor={id}>
        {parameter.label}
        {unitHint(parameter)}
      </label>
      {parameter.choices ? (
        <Select
          id={id}
          className={styles.choice}
          value={value}
          onChange={setValue}
          options={parameter.choices.map((choice) => ({ value: choice.value, label: choice.title }))}
        />
      ) : (
        <Input id={id} value={value} maxLength={40} onChange={(event) => setValue(event.target.value)} />
      )}
      <p className={styles.source}>
        默认：{parameterValueText(parameter, parameter.defaultValue)}
        。保存后标为“本院设定”，引用它的数字会一并注明。
      </p>
    </ConfirmReason>
  )
}

/** What to type: a ratio is written as a decimal, so that it is stored exactly as it was meant. */
function unitHint(parameter: Parameter): string {
  if (parameter.choices) return ''
  return parameter.unit === '' ? '（0 到 1 之间的小数）' : `（${parameter.unit}）`
}
