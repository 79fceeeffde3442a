import { readFileSync, writeFileSync } from 'node:fs'
import { type BrowserWindow, screen } from 'electron'
import * as z from 'zod'

const rectangle = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(1024),
  height: z.number().int().min(680),
})
const stateSchema = z.object({ bounds: rectangle, isMaximized: z.boolean() })
type WindowState = z.infer<typeof stateSchema>

/** As much of the title bar must lie on a screen that one can get hold of it. */
const REACHABLE = { width: 120, height: 40 }

/** How the window was left; null when it never was, or on a screen that is no longer there. */
export function lastWindowState(path: string): WindowState | null {
  try {
    const state = stateSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
    return screen.getAllDisplays().some(({ workArea }) => isReachable(state.bounds, workArea)) ? state : null
  } catch {
    return null
  }
}

/** Written when the window closes; losing it costs a person one drag of a window. */
export function rememberWindowState(window: BrowserWindow, path: string): void {
  window.on('close', () => {
    const state: WindowState = { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() }
    try {
      writeFileSync(path, JSON.stringify(state), { mode: 0o600 })
    } catch {
      console.error('the place of the window could not be kept')
    }
  })
}

function isReachable(bounds: WindowState['bounds'], area: WindowState['bounds']): boolean {
  const right = Math.min(bounds.x + bounds.width, area.x + area.width)
  const left = Math.max(bounds.x, area.x)
  return (
    right - left >= REACHABLE.width &&
    bounds.y >= area.y &&
    bounds.y + REACHABLE.height <= area.y + area.height
  )
}
