import { CLIENT_HEADER, CLIENT_HEADER_VALUE, SESSION_PATH, TICKET_FRAGMENT } from '#shared/contract/wire.ts'

/** sessionStorage belongs to this window and this origin including the port; a cookie would reach every port. */
const SECRET_KEY = 'yangcai-desk.session'

/** Takes the one-time ticket out of the address, so that it neither stays visible nor in the history. */
export function takeTicket(): string | null {
  if (typeof location === 'undefined' || !location.hash.startsWith(TICKET_FRAGMENT)) return null
  const ticket = location.hash.slice(TICKET_FRAGMENT.length)
  history.replaceState(null, '', location.pathname + location.search)
  return ticket
}

/** The secret of the running session: from an earlier load of this window, or in exchange for the ticket. */
export async function sessionSecret(ticket: string | null): Promise<string | null> {
  if (ticket === null) return sessionStorage.getItem(SECRET_KEY)
  const response = await fetch(SESSION_PATH, {
    method: 'POST',
    headers: { [CLIENT_HEADER]: CLIENT_HEADER_VALUE },
    body: ticket,
    cache: 'no-store',
  })
  // A used-up ticket in a reopened window: the session it started may still be ours.
  if (!response.ok) return sessionStorage.getItem(SECRET_KEY)
  const secret = await response.text()
  sessionStorage.setItem(SECRET_KEY, secret)
  return secret
}
