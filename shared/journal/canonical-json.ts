/**
 * One text for one value, whatever the order in which its keys were set: the form that the journal hashes and writes.
 * Keys are sorted by code unit (array-index-like keys come first in numeric order, as every JavaScript engine has it).
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (isRecord(part) ? sortedCopy(part) : part))
}

function isRecord(part: unknown): part is Record<string, unknown> {
  return typeof part === 'object' && part !== null && !Array.isArray(part)
}

function sortedCopy(record: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(record)
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return Object.fromEntries(entries)
}
