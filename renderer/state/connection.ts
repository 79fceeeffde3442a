import { create } from 'zustand'
import type { Host } from '#shared/contract/host.ts'

/** Whether the machine's service behind the window still answers. */
interface Connection {
  readonly lost: boolean
}

export const useConnection = create<Connection>(() => ({ lost: false }))

/** The same host, with its silence noticed: everything on screen stays readable, and the shell says what happened. */
export function watchConnection(host: Host): Host {
  return {
    async call(method, input) {
      const reply = await host.call(method, input)
      const lost = !reply.ok && reply.code === 'disconnected'
      if (lost !== useConnection.getState().lost) useConnection.setState({ lost })
      return reply
    },
  }
}
