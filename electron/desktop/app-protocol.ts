import { protocol, type Session } from 'electron'
import type { AssetMap } from '#electron/security/asset-map.ts'
import { SECURITY_HEADERS } from '#electron/security/response-headers.ts'
import { APP_HOST, APP_SCHEME, PRINT_HOST } from './app-origin.ts'

/** Must run before the app is ready. `standard` and `secure` give the page a real origin with workers and storage. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ])
}

export interface AppProtocolOptions {
  readonly session: Session
  readonly assets: AssetMap
  /** Documents that are being printed, by path. */
  readonly printed: ReadonlyMap<string, string>
}

export function serveAppScheme({ session, assets, printed }: AppProtocolOptions): void {
  session.protocol.handle(APP_SCHEME, (request) => {
    const url = new URL(request.url)
    if (request.method !== 'GET') return refused(405)
    if (url.host === PRINT_HOST) {
      const html = printed.get(url.pathname)
      return html === undefined ? refused(404) : respond(html, 'text/html; charset=utf-8', 'no-store')
    }
    const asset = url.host === APP_HOST ? assets.get(url.pathname) : undefined
    return asset === undefined ? refused(404) : respond(asset.body, asset.type, asset.cacheControl)
  })
}

function respond(body: BodyInit, type: string, cacheControl: string): Response {
  return new Response(body, {
    headers: { ...SECURITY_HEADERS, 'Content-Type': type, 'Cache-Control': cacheControl },
  })
}

function refused(status: number): Response {
  return new Response(null, { status, headers: SECURITY_HEADERS })
}
