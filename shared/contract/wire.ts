import * as z from 'zod'
import { hostRefusalCodes } from './host.ts'

/** What the loopback host and its page agree on, so that neither repeats the other's constants. */

/** One-time ticket → session secret; the only POST that a page may make. */
export const SESSION_PATH = '/session'
/** The WebSocket that carries the calls. */
export const CALLS_PATH = '/calls'
/** A cross-site page cannot send a header of its own without asking first, and asking (OPTIONS) is refused. */
export const CLIENT_HEADER = 'x-yangcai-desk'
export const CLIENT_HEADER_VALUE = '1'
/** `#ticket=…`: a fragment never travels to a server or into a referrer. */
export const TICKET_FRAGMENT = '#ticket='
export const CALLS_PROTOCOL = 'yangcai-desk.v1'
/** The second WebSocket protocol offered is this prefix and the session secret; it is never echoed. */
export const SECRET_PROTOCOL_PREFIX = 'secret.'
export const MAX_CALLS_IN_FLIGHT = 64

export const callFrameSchema = z.strictObject({
  id: z.number().int().nonnegative(),
  method: z.string().max(64),
  input: z.unknown(),
})
export type CallFrame = z.infer<typeof callFrameSchema>

export const replySchema = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({
    ok: z.literal(false),
    code: z.enum(hostRefusalCodes),
    params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  }),
])

export const replyFrameSchema = z.strictObject({
  id: z.number().int().nonnegative(),
  reply: replySchema,
})
