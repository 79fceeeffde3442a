import { addWorkingDays, workingDaysBetween } from '#shared/policy/calendar/working-days.ts'
import { formatPlainDate, type PlainDate, parsePlainDate, weekdayOf } from '#shared/units/plain-date.ts'
import { type Command, CommandRefused } from '../command.ts'

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日']

export const workday: Command = {
  name: 'workday',
  summary: '按国务院放假安排推算工作日（含调休），超出已公布年份的结果标明“推定”',
  usage: 'workday add DATE N | workday between A B [--json]',
  options: { json: { type: 'boolean' } },
  async run(args, io) {
    const [action, first, second, ...more] = args.positionals
    if ((action !== 'add' && action !== 'between') || second === undefined || more.length > 0) {
      throw new CommandRefused('bad-use', `用法：desk ${workday.usage}`)
    }
    const from = dateOf(first)
    if (action === 'add') {
      const count = Number(second)
      if (!/^-?\d{1,5}$/.test(second)) throw new CommandRefused('bad-use', `工作日数应为整数：${second}`)
      const { value, provisional } = addWorkingDays(from, count)
      const date = formatPlainDate(value)
      if (args.has('json')) {
        io.out(
          `${JSON.stringify({ schema: 'desk.workday/1', from: first, workingDays: count, date, provisional })}\n`,
        )
      } else io.out(`${date} 星期${WEEKDAYS[weekdayOf(value)]}${provisional ? '（推定）' : ''}\n`)
      return 0
    }
    const { value, provisional } = workingDaysBetween(from, dateOf(second))
    if (args.has('json')) {
      io.out(
        `${JSON.stringify({ schema: 'desk.workday/1', from: first, to: second, workingDays: value, provisional })}\n`,
      )
    } else io.out(`${value} 个工作日${provisional ? '（推定）' : ''}\n`)
    return 0
  },
}

function dateOf(text: string): PlainDate {
  const date = parsePlainDate(text)
  if (date === null)
    throw new CommandRefused('bad-date', `日期应写成 2026-10-15 的形式，且确有这一天：${text}`, {
      found: text,
    })
  return date
}
