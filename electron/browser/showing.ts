import type { DataFolder } from '#electron/services/workspace/data-folder.ts'
import type { WayIn } from './loopback-server.ts'
import { type OpenedWindow, openWindow } from './open-window.ts'

/** How this start brings the page before a person. */
export interface Showing {
  readonly way: WayIn
  /** Opens a window, or prints the one line that says how to open one (then null). */
  show(url: string): OpenedWindow | null
}

export interface ShowingOptions {
  readonly browser: string | null
  readonly data: DataFolder
  readonly noOpen: boolean
  readonly env: NodeJS.ProcessEnv
}

export function showingFor({ browser, data, noOpen, env }: ShowingOptions): Showing {
  if (browser === null || noOpen || !hasDisplay(env)) {
    const why = noOpen ? '' : browser === null ? ' (no Chrome, Edge or Chromium found)' : ' (no display)'
    return {
      way: 'address',
      show(url) {
        // The only place where a ticket is ever printed: nobody but the person at this terminal sees it.
        console.log(`阳采台 is served${why}. Open in Chrome, Edge or Chromium on this machine, once: ${url}`)
        return null
      },
    }
  }
  return {
    way: 'window',
    show(url) {
      console.log(`阳采台 opens in ${browser}. Ctrl+C here ends it.`)
      return openWindow(browser, data, url)
    },
  }
}

function hasDisplay(env: NodeJS.ProcessEnv): boolean {
  return process.platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}
