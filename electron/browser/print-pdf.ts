import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { withPrintPolicy } from '#electron/security/print-document.ts'
import type { Printer } from '#electron/services/workspace/host-services.ts'
import { refuse } from '#shared/contract/dispatch.ts'
import type { HostOutput, HostReply } from '#shared/contract/host.ts'
import { commonFlags } from './browser-flags.ts'
import { isSnap } from './find-browser.ts'

const TIME_LIMIT_MS = 60_000

/** Prints with the machine's browser: without a window, off line, in a profile that is thrown away. */
export function browserPrinter(browser: string): Printer {
  return async (html) => {
    const document = withPrintPolicy(html)
    if (document === null) return refuse('bad-request', { html: 'no <head>' })
    const folder = temporaryFolder(browser)
    try {
      await writeFile(join(folder, 'document.html'), document, { mode: 0o600 })
      return await print(browser, folder)
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined)
    }
  }
}

async function print(browser: string, folder: string): Promise<HostReply<HostOutput<'print.pdf'>>> {
  const output = join(folder, 'document.pdf')
  const args = [
    ...commonFlags(join(folder, 'profile')),
    '--headless',
    '--disable-gpu',
    '--no-pdf-header-footer',
    `--print-to-pdf=${output}`,
    pathToFileURL(join(folder, 'document.html')).href,
  ]
  const failure = await new Promise<Error | null>((resolve) => {
    execFile(browser, args, { timeout: TIME_LIMIT_MS, killSignal: 'SIGKILL' }, (error) => resolve(error))
  })
  try {
    return { ok: true, value: { bytes: new Uint8Array(await readFile(output)) } }
  } catch {
    return refuse('not-supported', {
      what: 'print.pdf',
      reason: failure === null ? 'no output' : 'browser failed',
    })
  }
}

function temporaryFolder(browser: string): string {
  if (!isSnap(browser)) return mkdtempSync(join(tmpdir(), 'yangcai-print-'))
  const base = join(homedir(), 'snap', 'chromium', 'common', 'yangcai-desk')
  mkdirSync(base, { recursive: true, mode: 0o700 })
  return mkdtempSync(join(base, 'print-'))
}
