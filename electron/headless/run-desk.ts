import { type Command, type CommandIo, CommandRefused, type ExitStatus } from './command.ts'
import { cells } from './commands/cells.ts'
import { inspect } from './commands/inspect.ts'
import { month } from './commands/month.ts'
import { reconcileCommand } from './commands/reconcile.ts'
import { rules } from './commands/rules.ts'
import { sample } from './commands/sample.ts'
import { sampleWorkspace } from './commands/sample-workspace.ts'
import { workday } from './commands/workday.ts'
import { workspace } from './commands/workspace.ts'
import { parseCommandLine } from './parse-command-line.ts'

/** The `desk` command line: a thin adapter like the windows, over the same services and decisions. */
const commands: readonly Command[] = [
  cells,
  inspect,
  month,
  reconcileCommand,
  sample,
  sampleWorkspace,
  rules,
  workday,
  workspace,
]

export async function runDesk(argv: readonly string[], io: CommandIo): Promise<ExitStatus> {
  const [name, ...rest] = argv
  const command = commands.find((candidate) => candidate.name === name)
  if (!command) {
    const list = commands.map(({ usage, summary }) => `  desk ${usage}\n      ${summary}`).join('\n')
    const asked = name === undefined || name === 'help' || name === '--help'
    ;(asked ? io.out : io.log)(`${asked ? '' : `没有这个命令：${name}\n\n`}阳采台命令行\n\n${list}\n`)
    return asked ? 0 : 2
  }
  const json = rest.includes('--json')
  try {
    return await command.run(parseCommandLine(command, rest), io)
  } catch (error) {
    if (!(error instanceof CommandRefused)) throw error
    if (json) {
      const { code, params, message } = error
      io.out(`${JSON.stringify({ schema: 'desk.error/1', command: command.name, code, params, message })}\n`)
    }
    io.log(`${error.message}\n`)
    return 2
  }
}
