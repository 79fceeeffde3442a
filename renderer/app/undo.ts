import { desk, useDeskStore } from '../state/desk.ts'
import { runCommand } from '../state/run-command.ts'

export async function undoLast(): Promise<void> {
  const label = useDeskStore.getState().state?.undo?.label
  await runCommand(desk().undo(), { done: label ? `已撤销：${label}` : '已撤销' })
}

export async function redoLast(): Promise<void> {
  const label = useDeskStore.getState().state?.redo?.label
  await runCommand(desk().redo(), { done: label ? `已恢复：${label}` : '已恢复', undo: true })
}
