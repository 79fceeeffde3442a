import {
  type HostMethodName,
  type HostRefusalCode,
  type HostReply,
  type HostServices,
  hostMethods,
} from './host.ts'

export interface DispatchOptions {
  /** Told of every programmer error and broken promise of a service; logs it once, without the payload. */
  readonly onFault: (method: string, error: unknown) => void
}

/**
 * The door of every adapter: unknown method or malformed input never reaches a service, a malformed output or an
 * exception never reaches the page.
 */
export async function dispatch(
  services: HostServices,
  method: unknown,
  input: unknown,
  { onFault }: DispatchOptions,
): Promise<HostReply<unknown>> {
  if (!isHostMethod(method)) return refuse('bad-request')
  const { input: inputSchema, output: outputSchema } = hostMethods[method]
  const parsed = inputSchema.safeParse(input)
  if (!parsed.success) {
    return refuse('bad-request', { method, at: parsed.error.issues[0]?.path.join('.') ?? '' })
  }
  try {
    const service = services[method] as (checked: unknown) => Promise<HostReply<unknown>>
    const reply = await service(parsed.data)
    if (!reply.ok) return reply
    const output = outputSchema.safeParse(reply.value)
    if (output.success) return { ok: true, value: output.data }
    onFault(method, output.error)
    return refuse('internal', { method })
  } catch (error) {
    onFault(method, error)
    return refuse('internal', { method })
  }
}

/** Own names only: `constructor` and `__proto__` are no methods. */
export function isHostMethod(method: unknown): method is HostMethodName {
  return typeof method === 'string' && Object.hasOwn(hostMethods, method)
}

export function refuse(
  code: HostRefusalCode,
  params?: Readonly<Record<string, string | number>>,
): { readonly ok: false; readonly code: HostRefusalCode; readonly params?: typeof params } {
  return params === undefined ? { ok: false, code } : { ok: false, code, params }
}
