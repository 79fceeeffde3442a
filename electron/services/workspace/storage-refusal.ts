import { refuse } from '#shared/contract/dispatch.ts'

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

/** What a failed file operation means to the user. Anything that is not a system error is ours and is thrown on. */
export function storageRefusal(error: unknown): ReturnType<typeof refuse> {
  const code = systemErrorCode(error)
  if (code === null) throw error
  return refuse(FULL.has(code) ? 'disk-full' : 'storage-failed', { reason: code })
}

/** `ENOENT` and the like; null for errors that do not come from the operating system. */
export function systemErrorCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'errno' in error
    ? error.code
    : null
}
