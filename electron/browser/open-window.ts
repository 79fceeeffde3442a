import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { DataFolder } from '#electron/services/workspace/data-folder.ts'
import { commonFlags } from './browser-flags.ts'
import { isSnap } from './find-browser.ts'
import { randomText } from './ticket-office.ts'

export interface OpenedWindow {
  /** Removes the file with the ticket; call it when the window has connected or the ticket is too old. */
  forget(): void
}

const REDIRECT_NAME = /^open-[\w-]{12}\.html$/

/**
 * Shows the address in a window of its own. Program arguments are visible to every user of the machine, so the ticket
 * travels in a file that only its owner may read and that sends the window on.
 */
export function openWindow(browser: string, data: DataFolder, url: string): OpenedWindow {
  const home = isSnap(browser) ? join(homedir(), 'snap', 'chromium', 'common', 'yangcai-desk') : data.path
  const profile = isSnap(browser) ? join(home, 'browser-profile') : data.browserProfile
  mkdirSync(profile, { recursive: true, mode: 0o700 })
  removeOldRedirects(home)
  const redirect = join(home, `open-${randomText().slice(0, 12)}.html`)
  writeFileSync(redirect, redirectPage(url), { mode: 0o600, flag: 'wx' })
  const child = spawn(
    browser,
    [...commonFlags(profile), '--window-size=1440,900', `--app=${pathToFileURL(redirect).href}`],
    { stdio: 'ignore' },
  )
  child.once('error', (error) => console.error(`${browser} did not start: ${error.message}`))
  // A second start hands its window over and must not wait for it.
  child.unref()
  return { forget: () => rmSync(redirect, { force: true }) }
}

/** From starts that ended before their window had connected; their tickets are used or too old. */
function removeOldRedirects(home: string): void {
  for (const name of readdirSync(home)) {
    const path = join(home, name)
    if (REDIRECT_NAME.test(name) && Date.now() - statSync(path).mtimeMs > 60_000)
      rmSync(path, { force: true })
  }
}

/** The address is ours (digits, letters, `-_`), but is escaped all the same: this text becomes a script. */
function redirectPage(url: string): string {
  const literal = JSON.stringify(url).replaceAll('<', '\\u003c')
  return `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><title>阳采台</title><script>location.replace(${literal})</script>`
}
