import type { ElectronApplication, Page } from 'playwright/test'
import { launchBrowserHost } from './launch-browser-host.ts'
import { launchDesktopHost } from './launch-desktop-host.ts'

/** The same specs run in each; which of them a machine can run is asked of its files (playwright.config.ts). */
export type HostName = 'browser' | 'double' | 'electron' | 'packaged'

export interface HostLaunch {
  readonly host: HostName
  /** The data folder; also holds the profile of the browser. */
  readonly home: string
  readonly env: Record<string, string>
  readonly viewport: { readonly width: number; readonly height: number }
  /** Further arguments of the desktop host. */
  readonly args: readonly string[]
}

/** Host and window that are running. */
export interface Launched {
  readonly page: Page
  /** The main process; null in the browser host. */
  readonly electron: ElectronApplication | null
  /** Every address that the window asked for, from the first on. */
  readonly requests: readonly string[]
  close(): Promise<void>
}

export function launchHost(options: HostLaunch): Promise<Launched> {
  return options.host === 'browser' ? launchBrowserHost(options) : launchDesktopHost(options)
}
