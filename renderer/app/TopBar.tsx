import {
  ColumnHeightOutlined,
  MoonOutlined,
  QuestionCircleOutlined,
  RedoOutlined,
  SearchOutlined,
  SunOutlined,
  UndoOutlined,
} from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { toggleDensity, toggleTheme, useAppearance } from '../state/appearance.ts'
import { useConnection } from '../state/connection.ts'
import { useDeskState } from '../state/desk.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { MonthPicker } from './MonthPicker.tsx'
import styles from './TopBar.module.css'
import { redoLast, undoLast } from './undo.ts'

interface TopBarProps {
  readonly onSearch: () => void
  readonly onKeys: () => void
}

export function TopBar({ onSearch, onKeys }: TopBarProps) {
  const { workspace, undo, redo } = useDeskState()
  return (
    <header className={styles.bar}>
      <div className={styles.place}>
        <span className={styles.workspace} title={workspace.path}>
          {workspace.name}
        </span>
        {workspace.isSample && <StatusTag tone="plain">示例</StatusTag>}
      </div>
      <MonthPicker />
      <button type="button" className={styles.search} onClick={onSearch}>
        <SearchOutlined aria-hidden />
        <span className={styles.searchText}>搜索品名、拼音首字母、编码、单号…</span>
        <KeyHint keys="ctrl+k" />
      </button>
      <div className={styles.tools}>
        <Tooltip title={undo ? `撤销：${undo.label}` : '没有可以撤销的操作'}>
          <Button
            type="text"
            icon={<UndoOutlined />}
            disabled={undo === null}
            aria-label={undo ? `撤销：${undo.label}` : '撤销'}
            onClick={undoLast}
          >
            {undo && <span className={styles.undoLabel}>{undo.label}</span>}
          </Button>
        </Tooltip>
        <Tooltip title={redo ? `恢复：${redo.label}` : '没有可以恢复的操作'}>
          <Button
            type="text"
            icon={<RedoOutlined />}
            disabled={redo === null}
            aria-label={redo ? `恢复：${redo.label}` : '恢复'}
            onClick={redoLast}
          />
        </Tooltip>
        <SyncWords />
        <AppearanceButtons />
        <Tooltip title="本页快捷键（?）">
          <Button
            type="text"
            icon={<QuestionCircleOutlined />}
            aria-label="本页快捷键（?）"
            onClick={onKeys}
          />
        </Tooltip>
      </div>
    </header>
  )
}

/** Offline is a normal state and said as one; nothing leaves the machine in this version. */
function SyncWords() {
  const lost = useConnection((connection) => connection.lost)
  const { workspace } = useDeskState()
  const words = lost
    ? '已断开 · 未在保存'
    : workspace.readOnly
      ? '只读 · 更改不会保存'
      : '离线 · 数据保存在本机'
  return <span className={styles.sync}>{words}</span>
}

function AppearanceButtons() {
  const { theme, density } = useAppearance()
  const densityText = density === 'comfortable' ? '改为紧凑' : '改为宽松'
  const themeText = theme === 'light' ? '改为深色' : '改为浅色'
  return (
    <>
      <Tooltip title={densityText}>
        <Button
          type="text"
          icon={<ColumnHeightOutlined />}
          aria-label={densityText}
          onClick={toggleDensity}
        />
      </Tooltip>
      <Tooltip title={themeText}>
        <Button
          type="text"
          icon={theme === 'light' ? <MoonOutlined /> : <SunOutlined />}
          aria-label={themeText}
          onClick={toggleTheme}
        />
      </Tooltip>
    </>
  )
}
