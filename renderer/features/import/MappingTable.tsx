import { Select } from 'antd'
import { useMemo } from 'react'
import type { ReadTableView } from '#renderer/data/desk-api.ts'
import { correction, fileColumns } from './column-order.ts'
import styles from './ImportDesk.module.css'
import { mappedByNames } from './import-words.ts'

interface MappingTableProps {
  readonly table: ReadTableView
  readonly disabled: boolean
  readonly onCorrect: (mapping: Readonly<Record<string, string>>) => void
}

/** 每列 → 字段: how each column of the file was understood, corrected by one choice. */
export function MappingTable({ table, disabled, onCorrect }: MappingTableProps) {
  const columns = useMemo(() => fileColumns(table), [table])
  const taken = new Set(table.mapping.map((column) => column.column))
  const missing = table.fields.filter((field) => field.required && !taken.has(field.column))
  const options = [
    { value: '', label: '（不读取）', note: '' },
    ...table.fields.map((field) => ({
      value: field.column,
      label: field.title,
      note: [field.required && '必需', taken.has(field.column) && '已对应'].filter(Boolean).join('，'),
    })),
  ]
  return (
    <>
      {missing.length > 0 && (
        <p className={styles.missing}>
          还缺必需的列：{missing.map((field) => field.title).join('、')}。请在下面为它指定文件中的列。
        </p>
      )}
      <div className={styles.tableBox}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">列</th>
              <th scope="col">文件中的表头</th>
              <th scope="col">作为</th>
              <th scope="col">依据</th>
            </tr>
          </thead>
          <tbody>
            {columns.map(({ letter, header, mapped }) => (
              <tr key={letter} data-doubtful={mapped?.by === 'likely' || mapped?.by === 'content'}>
                <td>{letter}</td>
                <td>{header}</td>
                <td>
                  <Select
                    size="small"
                    className={styles.fieldSelect}
                    aria-label={`${letter} 列「${header}」作为`}
                    value={mapped?.column ?? ''}
                    disabled={disabled}
                    options={options}
                    showSearch={{ optionFilterProp: 'label' }}
                    optionRender={({ data }) => (
                      <>
                        {data.label} <span className={styles.quiet}>{data.note}</span>
                      </>
                    )}
                    popupMatchSelectWidth={220}
                    onChange={(field) => onCorrect(correction(table, letter, field))}
                  />
                </td>
                <td className={styles.quiet}>
                  {mapped ? mappedByNames[mapped.by] : '未对应，不读取'}
                  {mapped?.scale === 10000 && '；单位万元，已换算为元'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
