import { randomUUID } from 'node:crypto'
import { BrowserWindow } from 'electron'
import { withPrintPolicy } from '#electron/security/print-document.ts'
import type { Printer } from '#electron/services/workspace/host-services.ts'
import { refuse } from '#shared/contract/dispatch.ts'
import { APP_SCHEME, PRINT_HOST } from './app-origin.ts'

const TIME_LIMIT_MS = 60_000

/** Prints in a window that is never shown and runs no script; `printed` is what the app scheme serves meanwhile. */
export function desktopPrinter(printed: Map<string, string>): Printer {
  return async (html) => {
    const document = withPrintPolicy(html)
    if (document === null) return refuse('bad-request', { html: 'no <head>' })
    const path = `/${randomUUID()}`
    printed.set(path, document)
    const window = new BrowserWindow({
      show: false,
      webPreferences: { sandbox: true, contextIsolation: true, javascript: false },
    })
    const limit = setTimeout(() => window.destroy(), TIME_LIMIT_MS)
    try {
      await window.loadURL(`${APP_SCHEME}://${PRINT_HOST}${path}`)
      const pdf = await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true })
      return { ok: true, value: { bytes: new Uint8Array(pdf) } }
    } catch {
      return refuse('not-supported', { what: 'print.pdf', reason: 'browser failed' })
    } finally {
      clearTimeout(limit)
      printed.delete(path)
      if (!window.isDestroyed()) window.destroy()
    }
  }
}
