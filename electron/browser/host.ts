/**
 * The browser host: `node dist/host/host.js [--workspace DIR] [--no-open] [--stay] [--port N]`. Serves the page and the
 * host contract on 127.0.0.1 and opens the machine's own browser on it.
 */
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { readAssets } from '#electron/security/asset-map.ts'
import { machineClock } from '#electron/services/workspace/clock.ts'
import { dataFolder } from '#electron/services/workspace/data-folder.ts'
import { createHostServices } from '#electron/services/workspace/host-services.ts'
import { PRODUCT_VERSION } from '#electron/services/workspace/product-version.ts'
import type { HostReply } from '#shared/contract/host.ts'
import { findBrowser } from './find-browser.ts'
import { hostArguments } from './host-arguments.ts'
import { browserPrinter } from './print-pdf.ts'
import { askRunningHost } from './running-host.ts'
import { serveWindows } from './serve-windows.ts'
import { type Showing, showingFor } from './showing.ts'

async function main(): Promise<void> {
  const args = hostArguments(process.argv.slice(2))
  const data = dataFolder(process.env)
  await mkdir(data.workspaces, { recursive: true, mode: 0o700 })
  const clock = machineClock(process.env)
  if (args.where) {
    console.log(JSON.stringify({ workspaces: data.workspaces, lastMonth: monthBefore(clock.today()) }))
    return
  }
  const browser = findBrowser(process.env)
  const showing = showingFor({ browser, data, noOpen: args.noOpen, env: process.env })
  if (await handOver(data.path, args.workspace, showing)) return

  const assets = readAssets(join(import.meta.dirname, '../renderer'))
  const running = createHostServices({
    dataFolder: data,
    host: 'browser',
    version: PRODUCT_VERSION,
    clock,
    printer: browser === null ? null : browserPrinter(browser),
  })
  const opened = args.workspace === null ? await running.openLast() : await running.openAt(args.workspace)
  if (opened !== null && !opened.ok) {
    if (args.workspace !== null) throw new Error(`${resolve(args.workspace)}: ${sentenceOf(opened)}`)
    console.error(`The last workspace was not opened: ${sentenceOf(opened)}`)
  }
  const served = await serveWindows({ data, assets, running, showing, stay: args.stay, port: args.port })
  if (!served) {
    await running.close()
    // Another start was a moment faster and has the port of this data folder.
    if (await handOver(data.path, args.workspace, showing)) return
    throw new Error('no free port on 127.0.0.1; choose one with --port, e.g. --port 18080')
  }
}

/** True when a host of this data folder runs already and has let us in. */
async function handOver(dataPath: string, workspace: string | null, showing: Showing): Promise<boolean> {
  const handed = await askRunningHost(dataPath, showing.way)
  if (handed === null) return false
  if (workspace !== null && resolve(workspace) !== handed.workspace) {
    console.error(
      `阳采台 is already running with ${handed.workspace ?? 'no workspace'}; that one is shown. ` +
        'To see the other, close it first, or set YANGCAI_HOME to another folder.',
    )
  }
  showing.show(handed.url)
  return true
}

/** `2026-10` for `2026-11-05`: the newest month that can be complete. */
function monthBefore(day: string): string {
  const [year, month] = day.split('-').map(Number)
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`
}

function sentenceOf(refused: Extract<HostReply<never>, { ok: false }>): string {
  switch (refused.code) {
    case 'not-found':
      return 'there is no workspace in this folder. Create one with "npm run -s desk -- workspace init DIR".'
    case 'workspace-damaged':
      return 'workspace.json cannot be read. Restore the folder from a backup.'
    case 'workspace-locked':
      return `another program holds it (process ${refused.params?.pid} on ${refused.params?.host}). Close that first.`
    default:
      return `${refused.code} ${JSON.stringify(refused.params ?? {})}`
  }
}

main().catch((error: unknown) => {
  console.error(`阳采台 could not start: ${error instanceof Error ? error.message : error}`)
  process.exit(1)
})
