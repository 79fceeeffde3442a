import { assertNever } from '#shared/errors/assert.ts'
import type { DeskEvent, JournalEntry } from '#shared/journal/event.ts'

/** What an entry did, in a few words: the label of 撤销, and the line in the audit trail. */
export function entryText(entry: JournalEntry): string {
  const [first, ...rest] = entry.events
  const text = eventText(first)
  return rest.length === 0 ? text : `${text} 等 ${entry.events.length} 项`
}

function eventText(event: DeskEvent): string {
  switch (event.kind) {
    case 'hospital-set':
      return `保存医院信息：${event.profile.name}`
    case 'parameter-set':
      return `修改参数 ${event.rule}：${event.reason}`
    case 'import-applied':
      return `导入 ${event.batch.fileName}（${event.batch.rows} 行）`
    case 'import-undone':
      return '撤销导入'
    case 'match-decided':
      return event.decision === 'together' ? '确认匹配' : '拆开匹配'
    case 'difference-explained':
      return `填写差异原因：${event.reason}`
    case 'month-locked':
      return `锁定 ${event.period} 月报`
    case 'month-reopened':
      return `解锁 ${event.period} 月报：${event.reason}`
    case 'report-exported':
      return `导出 ${event.fileName}`
    case 'entry-undone':
      return `撤销第 ${event.seq} 步`
    case 'entry-redone':
      return `重做第 ${event.seq} 步`
    default:
      return assertNever(event)
  }
}
