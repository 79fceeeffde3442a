import { refuse } from '#shared/contract/dispatch.ts'
import type { Host, HostReply } from '#shared/contract/host.ts'
import { replySchema } from '#shared/contract/wire.ts'

/** What the preload of the desktop host exposes as `window.yangcaiHost`; it checks nothing, both ends do. */
export interface HostBridge {
  readonly call: (method: string, input: unknown) => Promise<unknown>
}

export function bridgeHost(bridge: HostBridge): Host {
  const call = async (method: string, input: unknown): Promise<HostReply<unknown>> => {
    try {
      const reply = replySchema.safeParse(await bridge.call(method, input))
      return reply.success ? reply.data : refuse('internal', { method })
    } catch {
      // The main process is gone or refused to listen; nothing of its error may reach the page.
      return refuse('disconnected')
    }
  }
  return { call: call as Host['call'] }
}
