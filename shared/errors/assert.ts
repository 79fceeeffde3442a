/** Closes a switch over a union: a new member without a branch does not compile. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`)
}

/** For values that exist by construction; `why` says what guarantees it, so that a failure names the broken promise. */
export function assertPresent<T>(value: T | null | undefined, why: string): T {
  if (value === null || value === undefined) throw new Error(`missing value: ${why}`)
  return value
}
