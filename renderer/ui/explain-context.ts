import { createContext, useContext } from 'react'
import type { Figure } from '#shared/month/contract.ts'

/** Opens the explanation of a figure in the panel on the right. */
export interface ExplainActions {
  readonly explain: (figure: Figure) => void
  /** Id of the figure that the panel explains now, so that it can be marked on the page. */
  readonly openId: string | null
}

export const ExplainContext = createContext<ExplainActions>({ explain: () => {}, openId: null })

export function useExplain(): ExplainActions {
  return useContext(ExplainContext)
}
