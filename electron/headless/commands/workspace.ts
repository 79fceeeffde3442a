import { machineClock } from '#electron/services/workspace/clock.ts'
import { createWorkspace } from '#electron/services/workspace/create-workspace.ts'
import { exportWorkspace } from '#electron/services/workspace/export-workspace.ts'
import { verifyWorkspace, type WorkspaceReport } from '#electron/services/workspace/verify-workspace.ts'
import { type Command, type CommandIo, CommandRefused, type ExitStatus } from '../command.ts'
import { required } from '../parse-command-line.ts'

const SENTENCES: Readonly<Record<string, string>> = {
  'name-taken': '这个文件夹已有内容，请换一个空的或不存在的文件夹。',
  'not-found': '这里没有阳采台工作区，请检查路径。',
  'disk-full': '磁盘空间不足，请清理后再试；没有留下半个工作区。',
  'workspace-locked': '工作区正被另一个程序使用，请先关闭它。',
  'workspace-damaged': '工作区的说明文件损坏，请用最近的备份恢复。',
}

export const workspace: Command = {
  name: 'workspace',
  summary: '新建、检查（每个校验和与引用）或导出一个工作区',
  usage: 'workspace init DIR | workspace verify DIR | workspace export DIR --out DIR [--json]',
  options: { out: { type: 'string' }, json: { type: 'boolean' } },
  async run(args, io) {
    const [action, dir, ...more] = args.positionals
    if (dir === undefined || more.length > 0)
      throw new CommandRefused('bad-use', `用法：desk ${workspace.usage}`)
    switch (action) {
      case 'init': {
        const created = await createWorkspace(dir, { at: machineClock(process.env).now() })
        if (!created.ok) throw refused(created.code)
        if (args.has('json'))
          io.out(`${JSON.stringify({ schema: 'desk.workspace/1', id: created.value.id, path: dir })}\n`)
        else io.out(`已新建工作区 ${dir}\n`)
        return 0
      }
      case 'verify': {
        const report = await verifyWorkspace(dir)
        if (!report.ok) throw refused(report.code)
        return tell(report.value, args.has('json'), io)
      }
      case 'export': {
        const report = await exportWorkspace(dir, required(args, 'out', workspace))
        if (!report.ok) throw refused(report.code)
        return tell(report.value, args.has('json'), io)
      }
      default:
        throw new CommandRefused('bad-use', `用法：desk ${workspace.usage}`)
    }
  },
}

function refused(code: string): CommandRefused {
  return new CommandRefused(code, SENTENCES[code] ?? `工作区无法打开（${code}）。`)
}

/** A damaged workspace is a result, not a failure of the command: status 1. */
function tell(report: WorkspaceReport, json: boolean, io: CommandIo): ExitStatus {
  if (json) io.out(`${JSON.stringify({ schema: 'desk.workspace/1', ...report })}\n`)
  else {
    io.out(`${report.path}：${report.entries} 条记录，${report.ok ? '校验全部通过' : '有损坏'}\n`)
    if (report.journalDamage) io.out(`  记录损坏：${JSON.stringify(report.journalDamage)}\n`)
    for (const name of report.missing) io.out(`  缺少：${name}\n`)
    for (const name of report.decayed) io.out(`  内容与校验和不符：${name}\n`)
    for (const name of report.notes.prunedOriginals) io.out(`  原始文件已清理（校验和仍可证明）：${name}\n`)
  }
  return report.ok ? 0 : 1
}
