import { useSyncExternalStore } from 'react'

/** Heights of interface.md: 28 px compact, 36 px comfortable (token `--row-height`, which AG Grid needs as a number). */
const ROW_HEIGHT = { compact: 28, comfortable: 36 }

function subscribe(changed: () => void): () => void {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-density'] })
  return () => observer.disconnect()
}

function rowHeight(): number {
  return document.documentElement.dataset.density === 'compact' ? ROW_HEIGHT.compact : ROW_HEIGHT.comfortable
}

export function useRowHeight(): number {
  return useSyncExternalStore(subscribe, rowHeight)
}
