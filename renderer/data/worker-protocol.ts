import type { DeskApi, DeskPush } from './desk-api.ts'

/** What travels between the window and the data worker. Everything is a plain message; large buffers are transferred. */
export type ToWorker =
  /** First message: the port on which the window lends its host. */
  | { readonly kind: 'host'; readonly port: MessagePort }
  | {
      readonly kind: 'call'
      readonly id: number
      readonly method: keyof DeskApi
      readonly args: readonly unknown[]
    }

export type FromWorker =
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly message: string }
  | { readonly kind: 'push'; readonly push: DeskPush }

/** Buffers worth moving instead of copying: whole files on their way in or out. */
export function transferablesOf(value: unknown): Transferable[] {
  if (value instanceof Uint8Array) {
    return value.byteLength > 65_536 && value.byteLength === value.buffer.byteLength ? [value.buffer] : []
  }
  if (Array.isArray(value)) return value.length <= 64 ? value.flatMap(transferablesOf) : []
  if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.values(value).flatMap((part) => (part instanceof Uint8Array ? transferablesOf(part) : []))
  }
  return []
}
