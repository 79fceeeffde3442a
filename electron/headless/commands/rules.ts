import { machineClock } from '#electron/services/workspace/clock.ts'
import type { Policy } from '#shared/policy/policy.ts'
import { policyFor } from '#shared/policy/policy-for.ts'
import { rulesDocument } from '#shared/policy/rules-document.ts'
import { type PlainDate, parsePlainDate } from '#shared/units/plain-date.ts'
import { type Command, CommandRefused } from '../command.ts'

export const rules: Command = {
  name: 'rules',
  summary: '列出政策包中的每条规则：参数、施行日期、条款原文和实现方式',
  usage: 'rules [--policy ID] [--json]',
  options: { policy: { type: 'string' }, json: { type: 'boolean' } },
  async run(args, io) {
    const document = rulesDocument(policyNamed(args.value('policy') ?? 'jiangsu/nantong', today()))
    if (args.has('json')) {
      io.out(`${JSON.stringify(document)}\n`)
      return 0
    }
    io.out(`${document.title}（${document.policy}）\n`)
    for (const rule of document.rules) {
      io.out(`\n${rule.id}  ${rule.title}\n  ${rule.document} ${rule.article}\n  「${rule.quote}」\n`)
      for (const parameter of rule.parameters) {
        const by =
          parameter.setBy === 'document' ? '文件' : parameter.setBy === 'hospital' ? '本院设定' : '默认'
        io.out(`  · ${parameter.title} = ${parameter.value ?? '未设定'}${parameter.unit} （${by}）\n`)
      }
    }
    return 0
  },
}

export function today(): PlainDate {
  const date = parsePlainDate(machineClock(process.env).today())
  if (date === null) throw new CommandRefused('bad-date', '系统日期无法识别，请检查 YANGCAI_TODAY。')
  return date
}

export function policyNamed(id: string, on: PlainDate): Policy {
  const policy = policyFor(id, on)
  if (!policy.ok)
    throw new CommandRefused(policy.error.code, `没有政策包 ${id}。可用 desk rules 查看已有的政策包。`, {
      policy: id,
    })
  return policy.value
}
