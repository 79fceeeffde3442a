import { useEffect, useRef, useState } from 'react'

export interface Answer<T> {
  /** The last answer; kept while a newer one is on its way, so that nothing flickers. */
  readonly value: T | null
  readonly loading: boolean
  readonly failure: string | null
  readonly again: () => void
}

/**
 * Asks the data worker and asks again when `key` changes (give it everything the question depends on, `seq` included).
 * A late answer to an old question is dropped.
 */
export function useAnswer<T>(key: string, ask: () => Promise<T>): Answer<T> {
  const [value, setValue] = useState<T | null>(null)
  const [loading, setLoading] = useState(true)
  const [failure, setFailure] = useState<string | null>(null)
  const [round, setRound] = useState(0)
  const latest = useRef(ask)
  latest.current = ask
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for everything the question depends on
  useEffect(() => {
    let current = true
    setLoading(true)
    latest.current().then(
      (answer) => {
        if (!current) return
        setValue(answer)
        setFailure(null)
        setLoading(false)
      },
      (error: unknown) => {
        if (!current) return
        setFailure(error instanceof Error ? error.message : String(error))
        setLoading(false)
      },
    )
    return () => {
      current = false
    }
  }, [key, round])
  return { value, loading, failure, again: () => setRound((n) => n + 1) }
}
