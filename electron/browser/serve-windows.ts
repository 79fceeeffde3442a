import type { AssetMap } from '#electron/security/asset-map.ts'
import type { DataFolder } from '#electron/services/workspace/data-folder.ts'
import type { RunningServices } from '#electron/services/workspace/host-services.ts'
import { ownIdentity } from '#electron/services/workspace/process-identity.ts'
import { TICKET_FRAGMENT } from '#shared/contract/wire.ts'
import { IdleExit } from './idle-exit.ts'
import { portCandidates } from './loopback-port.ts'
import { type LoopbackOptions, type LoopbackServer, listenOnLoopback, type WayIn } from './loopback-server.ts'
import type { OpenedWindow } from './open-window.ts'
import { isServing, readHostState, writeHostState } from './running-host.ts'
import type { Showing } from './showing.ts'
import { randomText, TicketOffice } from './ticket-office.ts'

export interface ServeOptions {
  readonly data: DataFolder
  readonly assets: AssetMap
  readonly running: RunningServices
  readonly showing: Showing
  readonly stay: boolean
  readonly port: number | null
}

/** Without a window of ours a person still has to carry the address to a browser. */
const TICKET_LIFETIME_MS: Readonly<Record<WayIn, number>> = { window: 60_000, address: 24 * 60 * 60 * 1000 }
const IDLE_MS = 5 * 60 * 1000
const WINDOW_EXPECTED_WITHIN_MS = 30_000

/** Serves until the last window has been gone for a while or a signal comes. False when there was no port for us. */
export async function serveWindows(options: ServeOptions): Promise<boolean> {
  const { data, running, showing } = options
  const tickets = new TicketOffice(() => performance.now())
  const startSecret = randomText()
  const idle = new IdleExit({ afterMs: idleMs(), onIdle: () => void stop('the last window was closed') })
  let server: LoopbackServer | null = null
  let window: OpenedWindow | null = null
  let hadWindow = false

  const urlFor = (way: WayIn) =>
    `${server?.origin}/${TICKET_FRAGMENT}${tickets.issue(TICKET_LIFETIME_MS[way])}`

  server = await listenAnywhere(data.path, options.port, {
    assets: options.assets,
    services: running.services,
    tickets,
    startSecret,
    onAnotherStart: (way) => ({ url: urlFor(way), workspace: running.openPath() }),
    onWindows(open) {
      hadWindow ||= open > 0
      if (open > 0) window?.forget()
      if (!options.stay) idle.windows(open)
    },
    onFault: (method, error) => console.error(`fault in ${method}:`, error),
  })
  if (server === null) return false
  const { port } = server
  writeHostState(data.path, { port, running: { process: ownIdentity(), startSecret } })

  let isStopping = false
  async function stop(why: string): Promise<void> {
    if (isStopping) return
    isStopping = true
    console.log(`阳采台 ends: ${why}.`)
    idle.cancel()
    window?.forget()
    await server?.close()
    await running.close()
    writeHostState(data.path, { port, running: null })
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void stop(signal))
  }

  window = showing.show(urlFor(showing.way))
  if (window !== null) {
    setTimeout(() => {
      window?.forget()
      if (!hadWindow) {
        console.error(
          'No window has connected. Start once more with --no-open to get an address to open by hand.',
        )
      }
    }, WINDOW_EXPECTED_WITHIN_MS).unref()
  }
  return true
}

/** The remembered or derived port; when a stranger has it, the next one. A port asked for is the only candidate. */
async function listenAnywhere(
  dataPath: string,
  asked: number | null,
  options: Omit<LoopbackOptions, 'port'>,
): Promise<LoopbackServer | null> {
  const remembered = readHostState(dataPath)?.port ?? null
  const candidates = asked === null ? portCandidates(dataPath, remembered) : [asked]
  for (const port of candidates) {
    const server = await listenOnLoopback({ ...options, port })
    if (server !== null) return server
    // Taken by a start of our own that was a moment faster: then the caller asks it for a way in.
    if (await isOursBy(dataPath, port)) return null
  }
  return null
}

/** Waits a little, because the other start writes its state only when it is listening. */
async function isOursBy(dataPath: string, port: number): Promise<boolean> {
  for (let look = 0; look < 10; look += 1) {
    const state = readHostState(dataPath)
    if (state?.port === port && isServing(state)) return true
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return false
}

/** `YANGCAI_IDLE_SECONDS` is for tests. */
function idleMs(): number {
  return process.env.YANGCAI_IDLE_SECONDS ? Number(process.env.YANGCAI_IDLE_SECONDS) * 1000 : IDLE_MS
}
