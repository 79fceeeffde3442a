import type { CommandReply } from '../data/desk-api.ts'
import { refusalText } from '../i18n/refusal-text.ts'
import { announce } from './toast.ts'

interface Announcement<T> {
  /** What changed, in a sentence; null says nothing (the page itself shows it). */
  readonly done: string | ((value: T) => string) | null
  /** Offer 撤销 in the toast: for every change that the journal can take back. */
  readonly undo?: boolean
}

/** The answer of a command, or null after the refusal has been said in a toast. */
export async function runCommand<T>(
  reply: Promise<CommandReply<T>>,
  announcement: Announcement<T>,
): Promise<{ readonly value: T } | null> {
  try {
    const result = await reply
    if (!result.ok) {
      const { what, todo } = refusalText(result.error)
      announce({ tone: 'refused', text: what, advice: todo })
      return null
    }
    const { done, undo = false } = announcement
    if (done !== null) {
      announce({ tone: 'done', text: typeof done === 'string' ? done : done(result.value), undo })
    }
    return { value: result.value }
  } catch (error) {
    // The worker threw or died: that is our fault, not the user's, so the sentence says that nothing was changed.
    const { what, todo } = refusalText({ code: 'internal' })
    announce({
      tone: 'refused',
      text: what,
      advice: `${todo}（${error instanceof Error ? error.message : error}）`,
    })
    return null
  }
}
