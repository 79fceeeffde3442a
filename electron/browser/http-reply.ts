import type { IncomingMessage, ServerResponse } from 'node:http'
import { SECURITY_HEADERS } from '#electron/security/response-headers.ts'
import type { Refused, RequestHead } from './request-guard.ts'

const MAX_BODY_BYTES = 1024

export function headOf(request: IncomingMessage): RequestHead {
  return { method: request.method ?? '', url: request.url ?? '', rawHeaders: request.rawHeaders }
}

export function forbidden(reason: string): Refused {
  return { status: 403, reason }
}

export function refuseRequest(response: ServerResponse, { status, reason }: Refused): void {
  // The rest of a refused body is not read.
  response.shouldKeepAlive = false
  sendText(response, status, reason)
}

export function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    ...SECURITY_HEADERS,
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
  })
  response.end(text)
}

/** null when it is larger than anything that we expect. */
export async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > MAX_BODY_BYTES) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
