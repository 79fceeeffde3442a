import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

const SECRET_BYTES = 32
/** One window each; a person does not have more open, and the oldest gives way. */
const MAX_SESSIONS = 32

/**
 * Gives out one-time tickets and, in exchange for them, session secrets. Only hashes are kept, so that a memory dump or
 * a log of this object opens nothing. Who holds the secret may call the host.
 */
export class TicketOffice {
  readonly #now: () => number
  readonly #tickets: { readonly hash: Buffer; readonly expiresAt: number }[] = []
  readonly #sessions: Buffer[] = []

  /** `now`: milliseconds; handed in so that expiry can be tested without waiting. */
  constructor(now: () => number) {
    this.#now = now
  }

  issue(lifetimeMs: number): string {
    const ticket = randomText()
    this.#tickets.push({ hash: hashOf(ticket), expiresAt: this.#now() + lifetimeMs })
    return ticket
  }

  /** The session secret; null for a ticket that is unknown, used or too old. Being presented uses it up. */
  redeem(ticket: string): string | null {
    const hash = hashOf(ticket)
    const index = this.#tickets.findIndex((one) => timingSafeEqual(one.hash, hash))
    if (index === -1) return null
    const [{ expiresAt }] = this.#tickets.splice(index, 1)
    if (this.#now() > expiresAt) return null
    const secret = randomText()
    this.#sessions.push(hashOf(secret))
    if (this.#sessions.length > MAX_SESSIONS) this.#sessions.shift()
    return secret
  }

  isSession(secret: string): boolean {
    return this.#sessions.some((hash) => timingSafeEqual(hash, hashOf(secret)))
  }
}

/** Compares two secrets without telling by the time taken how much of them agrees. */
export function sameSecret(a: string, b: string): boolean {
  return timingSafeEqual(hashOf(a), hashOf(b))
}

export function randomText(): string {
  return randomBytes(SECRET_BYTES).toString('base64url')
}

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
