import { useEffect } from 'react'
import type { Opened } from '#renderer/data/desk-api.ts'
import { desk } from '#renderer/state/desk.ts'
import { type Answer, useAnswer } from '#renderer/state/use-answer.ts'

/** A token may still be asked for pages that are under way when a newer one takes its place. */
const CLOSE_AFTER_MS = 3000

/** Opens an ordered selection in the data worker, opens it again when `key` changes and frees what it leaves behind. */
export function useOpened<T extends Opened>(key: string, open: () => Promise<T>): Answer<T> {
  const answer = useAnswer(key, open)
  const token = answer.value?.token
  useEffect(() => {
    if (token === undefined) return
    return () => {
      setTimeout(() => void desk().close(token), CLOSE_AFTER_MS)
    }
  }, [token])
  return answer
}
