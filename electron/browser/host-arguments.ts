import { parseArgs } from 'node:util'

export interface HostArguments {
  /** Only say where things are kept, for scripts. */
  readonly where: boolean
  readonly workspace: string | null
  /** Serve and say how to open it, but open no window. */
  readonly noOpen: boolean
  /** Go on serving after the last window was closed. */
  readonly stay: boolean
  /** null = derived from the data folder; 0 = any. */
  readonly port: number | null
}

/** Throws an Error with a sentence for the person at the terminal when the arguments are not understood. */
export function hostArguments(args: readonly string[]): HostArguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      where: { type: 'boolean', default: false },
      workspace: { type: 'string' },
      'no-open': { type: 'boolean', default: false },
      stay: { type: 'boolean', default: false },
      port: { type: 'string' },
    },
  })
  return {
    where: values.where,
    workspace: values.workspace ?? null,
    noOpen: values['no-open'],
    stay: values.stay,
    port: values.port === undefined ? null : portNumber(values.port),
  }
}

function portNumber(text: string): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65535)
    throw new Error(`--port takes a number from 0 to 65535, not "${text}"`)
  return port
}
