import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { processIdentitySchema, stateOf } from '#electron/services/workspace/process-identity.ts'
import { CLIENT_HEADER } from '#shared/contract/wire.ts'
import { ANOTHER_START_PATH, type WayIn } from './loopback-server.ts'

/** `browser-host.json` in the data folder, readable by its owner only: the port, and who serves it now. */
const stateSchema = z.object({
  port: z.number().int().min(1).max(65535),
  running: z.object({ process: processIdentitySchema, startSecret: z.string() }).nullable(),
})
export type HostState = z.infer<typeof stateSchema>

const handedOverSchema = z.object({ url: z.string(), workspace: z.string().nullable() })
export type HandedOver = z.infer<typeof handedOverSchema>

const STATE_NAME = 'browser-host.json'
const ANSWER_WITHIN_MS = 3000

/** null when there is none yet or it cannot be understood: then the port is derived again. */
export function readHostState(dataFolder: string): HostState | null {
  try {
    const state = stateSchema.safeParse(JSON.parse(readFileSync(join(dataFolder, STATE_NAME), 'utf8')))
    return state.success ? state.data : null
  } catch {
    return null
  }
}

export function writeHostState(dataFolder: string, state: HostState): void {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const path = join(dataFolder, STATE_NAME)
  const temporary = `${path}.${process.pid}`
  writeFileSync(temporary, JSON.stringify(state), { mode: 0o600 })
  renameSync(temporary, path)
}

/** False also for a host that was killed and could not say goodbye. */
export function isServing(
  state: HostState,
): state is HostState & { running: NonNullable<HostState['running']> } {
  return state.running !== null && stateOf(state.running.process) !== 'gone'
}

/** Asks the host that serves this data folder for a way in; null when none runs or it does not answer. */
export async function askRunningHost(dataFolder: string, way: WayIn): Promise<HandedOver | null> {
  const state = readHostState(dataFolder)
  if (state === null || !isServing(state)) return null
  try {
    const response = await fetch(`http://127.0.0.1:${state.port}${ANOTHER_START_PATH}`, {
      method: 'POST',
      headers: { [CLIENT_HEADER]: state.running.startSecret },
      body: way,
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    })
    return response.ok ? handedOverSchema.parse(await response.json()) : null
  } catch {
    return null
  }
}
