import { create } from 'zustand'

/** What just happened, said once at the bottom of the window; success offers 撤销 where a change was made. */
export interface Toast {
  readonly id: number
  readonly tone: 'done' | 'refused'
  readonly text: string
  /** What to do about a refusal. */
  readonly advice?: string
  readonly undo?: boolean
}

interface ToastStore {
  readonly toasts: readonly Toast[]
}

export const useToastStore = create<ToastStore>(() => ({ toasts: [] }))

let nextId = 1

/** Adds a toast; at most three stand at once, because older news only hides the newer. */
export function announce(toast: Omit<Toast, 'id'>): void {
  const added = { ...toast, id: nextId++ }
  useToastStore.setState((store) => ({ toasts: [...store.toasts.slice(-2), added] }))
}

export function dismissToast(id: number): void {
  useToastStore.setState((store) => ({ toasts: store.toasts.filter((toast) => toast.id !== id) }))
}
