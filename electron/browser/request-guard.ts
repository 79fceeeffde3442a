/** What of a request decides whether it may be looked at; `rawHeaders` because Node hides a second Host header. */
export interface RequestHead {
  readonly method: string
  readonly url: string
  /** Name, value, name, value … as sent. */
  readonly rawHeaders: readonly string[]
}

export interface Refused {
  readonly status: 400 | 403 | 404 | 405 | 421
  readonly reason: string
}

/** Single value of a header; null when it is absent or given twice. */
export function singleHeader({ rawHeaders }: RequestHead, name: string): string | null {
  const values = rawHeaders.filter(
    (_, index) => index % 2 === 1 && rawHeaders[index - 1].toLowerCase() === name,
  )
  return values.length === 1 ? values[0] : null
}

function hasHeader({ rawHeaders }: RequestHead, name: string): boolean {
  return rawHeaders.some((text, index) => index % 2 === 0 && text.toLowerCase() === name)
}

/**
 * For every request. The exact Host stops DNS rebinding: a foreign name that resolves to 127.0.0.1 is not our name.
 * Proxy-style targets (`GET http://…`) and anything that is not a plain path are refused.
 */
export function refuseForeign(head: RequestHead, origin: string): Refused | null {
  const host = singleHeader(head, 'host')
  if (host !== new URL(origin).host) return { status: 421, reason: 'this is not the host you asked for' }
  if (!head.url.startsWith('/') || head.url.startsWith('//'))
    return { status: 400, reason: 'plain path expected' }
  return null
}

/** For files: another site may open our page as a window (then it is cut off by COOP), but embed or load nothing. */
export function refuseEmbedding(head: RequestHead): Refused | null {
  if (head.method !== 'GET' && head.method !== 'HEAD') return { status: 405, reason: 'method not allowed' }
  const site = singleHeader(head, 'sec-fetch-site')
  const isOwn = site === 'same-origin' || site === 'none' || !hasHeader(head, 'sec-fetch-site')
  const isWindow =
    singleHeader(head, 'sec-fetch-mode') === 'navigate' && singleHeader(head, 'sec-fetch-dest') === 'document'
  return isOwn || isWindow ? null : { status: 403, reason: 'cross-site' }
}

/** For calls of the page itself: exact Origin (absent is refused) and, where the browser says it, same-origin. */
export function refuseOtherOrigin(head: RequestHead, origin: string): Refused | null {
  if (singleHeader(head, 'origin') !== origin) return { status: 403, reason: 'origin' }
  const site = singleHeader(head, 'sec-fetch-site')
  if (hasHeader(head, 'sec-fetch-site') && site !== 'same-origin')
    return { status: 403, reason: 'cross-site' }
  return null
}

/** For a second start of the program itself: a browser always says where a request comes from, we never do. */
export function refuseBrowsers(head: RequestHead): Refused | null {
  return ['origin', 'referer', 'sec-fetch-site'].some((name) => hasHeader(head, name))
    ? { status: 403, reason: 'not for browsers' }
    : null
}
