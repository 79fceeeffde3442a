import { create } from 'zustand'

/** Which group is looked at; kept while a person visits another desk, so that the place is found again. */
export const useGroupSelection = create<{ readonly id: string | null; readonly index: number }>(() => ({
  id: null,
  index: -1,
}))

export function selectGroup(id: string | null, index: number): void {
  useGroupSelection.setState({ id, index })
}
