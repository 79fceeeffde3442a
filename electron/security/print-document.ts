import { PRINTED_DOCUMENT_POLICY } from './content-security-policy.ts'

/**
 * The document with a policy as the first thing in its head: whatever text of a hospital file got into it, nothing is
 * executed and no other file is read. null when there is no head to put it in.
 */
export function withPrintPolicy(html: string): string | null {
  const head = /<head(\s[^>]*)?>/i.exec(html)
  if (head === null) return null
  const end = head.index + head[0].length
  const policy = `<meta http-equiv="Content-Security-Policy" content="${PRINTED_DOCUMENT_POLICY}">`
  return html.slice(0, end) + policy + html.slice(end)
}
