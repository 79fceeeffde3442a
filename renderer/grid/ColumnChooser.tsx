import { SettingOutlined } from '@ant-design/icons'
import { Button, Checkbox, Popover } from 'antd'
import { useState } from 'react'
import styles from './InfiniteGrid.module.css'

interface ColumnChooserProps {
  readonly columns: readonly { readonly id: string; readonly title: string }[]
  readonly isShown: (id: string) => boolean
  readonly show: (id: string, shown: boolean) => void
  readonly reset: () => void
}

/** Which columns are shown; the choice is remembered per desk. */
export function ColumnChooser({ columns, isShown, show, reset }: ColumnChooserProps) {
  const [, setChanges] = useState(0)
  const list = (
    <div className={styles.chooser}>
      <ul>
        {columns.map((column) => (
          <li key={column.id}>
            <Checkbox
              checked={isShown(column.id)}
              onChange={(event) => {
                show(column.id, event.target.checked)
                setChanges((n) => n + 1)
              }}
            >
              {column.title}
            </Checkbox>
          </li>
        ))}
      </ul>
      <Button
        size="small"
        onClick={() => {
          reset()
          setChanges((n) => n + 1)
        }}
      >
        恢复默认
      </Button>
    </div>
  )
  return (
    <Popover content={list} trigger="click" placement="topRight" destroyOnHidden>
      <Button size="small" type="text" icon={<SettingOutlined />}>
        列
      </Button>
    </Popover>
  )
}
