import { parseArgs } from 'node:util'
import { type Command, type CommandArguments, CommandRefused } from './command.ts'

/**
 * Parses the arguments of one command. Unknown options are refused. List options take every following argument up to the
 * next option, so that `--his 1月.xlsx 2月.xlsx` means what it says.
 */
export function parseCommandLine(command: Command, argv: readonly string[]): CommandArguments {
  const lists = new Set(command.lists ?? [])
  const spread: string[] = []
  let list: string | null = null
  for (const argument of argv) {
    if (argument.startsWith('--')) {
      const name = argument.slice(2).split('=')[0]
      list = lists.has(name) && !argument.includes('=') ? name : null
      // The option's name is written again before every one of its values.
      if (list === null) spread.push(argument)
    } else if (list === null) spread.push(argument)
    else spread.push(`--${list}`, argument)
  }
  try {
    const { values, positionals } = parseArgs({
      args: spread,
      options: command.options,
      allowPositionals: true,
      strict: true,
    })
    const all = (name: string): readonly string[] => {
      const value = values[name]
      if (value === undefined || typeof value === 'boolean') return []
      return Array.isArray(value) ? value.filter((part) => typeof part === 'string') : [value]
    }
    return {
      positionals,
      value: (name) => all(name).at(-1),
      values: all,
      has: (name) => values[name] !== undefined && values[name] !== false,
    }
  } catch (error) {
    throw new CommandRefused(
      'bad-use',
      `参数有误：${error instanceof Error ? error.message : error}\n用法：desk ${command.usage}`,
    )
  }
}

/** The value of an option without which the command means nothing. */
export function required(args: CommandArguments, name: string, command: Command): string {
  const value = args.value(name)
  if (value === undefined) throw new CommandRefused('bad-use', `缺少 --${name}\n用法：desk ${command.usage}`)
  return value
}
