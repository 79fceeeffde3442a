/**
 * Trusted Types would also stop our own libraries: antd's style engine and AG Grid assign innerHTML, and a worker made
 * from a URL needs a policy. To switch on: give the page a `default` policy that lets through same-origin script URLs
 * and the libraries' own markup, and run the end-to-end tests in both hosts.
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
