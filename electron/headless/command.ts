import type { ParseArgsConfig } from 'node:util'

/** Exit status of a command (headless.md): 0 done, 1 a check of the result failed, 2 bad use or bad input, 3 internal. */
export type ExitStatus = 0 | 1 | 2 | 3

/** Where a command writes: the document or text to `out`, everything else to `log`. */
export interface CommandIo {
  out(text: string): void
  log(text: string): void
}

export interface CommandArguments {
  readonly positionals: readonly string[]
  /** The last value of an option, or undefined. */
  value(name: string): string | undefined
  /** All values of an option that may be repeated or take several files. */
  values(name: string): readonly string[]
  has(name: string): boolean
}

export interface Command {
  readonly name: string
  readonly summary: string
  readonly usage: string
  readonly options: NonNullable<ParseArgsConfig['options']>
  /** Options that take all following arguments up to the next option: `--his a.xlsx b.xlsx`. */
  readonly lists?: readonly string[]
  run(args: CommandArguments, io: CommandIo): Promise<ExitStatus>
}

/**
 * Bad use or bad input: ends the command with status 2, a stable code, and one Chinese sentence. Nothing was written.
 * Thrown only inside electron/headless, where the way out of a command is the process' exit status.
 */
export class CommandRefused extends Error {
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>

  constructor(code: string, sentence: string, params: Readonly<Record<string, string | number>> = {}) {
    super(sentence)
    this.name = 'CommandRefused'
    this.code = code
    this.params = params
  }
}
