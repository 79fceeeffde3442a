/**
 * Tried over the built page: the first render assigns innerHTML from a library and the data worker is made from a plain
 * URL, both are blocked, and the window stays empty. A `default` policy could let through same-origin script URLs and the
 * libraries' markup; with all markup let through it would guard script URLs only, which `script-src 'self'` does already.
 */
const REQUIRE_TRUSTED_TYPES = false

/**
 * The one policy of both windows (desktop and browser host). Nothing is loaded from elsewhere and no text becomes code.
 * `unsafe-inline` is for styles only: antd and AG Grid set style attributes and insert style elements.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  // 'self' covers the WebSocket to the page's own origin.
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  ...(REQUIRE_TRUSTED_TYPES ? ["require-trusted-types-for 'script'"] : []),
].join('; ')

/** For a document that is printed: no script, nothing from outside the document itself. */
export const PRINTED_DOCUMENT_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"
