/** The desktop host: Electron around the same services, the same page and the same contract as the browser host. */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { app, type BrowserWindow, dialog, session } from 'electron'
import { readAssets } from '#electron/security/asset-map.ts'
import { machineClock } from '#electron/services/workspace/clock.ts'
import { dataFolder } from '#electron/services/workspace/data-folder.ts'
import { createHostServices } from '#electron/services/workspace/host-services.ts'
import { PRODUCT_VERSION } from '#electron/services/workspace/product-version.ts'
import { registerAppScheme, serveAppScheme } from './app-protocol.ts'
import { setApplicationMenu } from './application-menu.ts'
import { desktopPrinter } from './desktop-printer.ts'
import { denyPermissions, lockAllContents } from './lock-contents.ts'
import { openMainWindow } from './main-window.ts'
import { serveCalls } from './serve-calls.ts'

const data = dataFolder(process.env)
// Before the single-instance lock, which belongs to this folder: two installations with one YANGCAI_HOME are one.
app.setPath('userData', join(data.path, 'desktop-profile'))

if (app.requestSingleInstanceLock()) start()
else app.quit()

function start(): void {
  app.enableSandbox()
  app.commandLine.appendSwitch('lang', 'zh-CN')
  // Leads nowhere: neither the page nor Chromium itself has anything to fetch.
  app.commandLine.appendSwitch('proxy-server', 'http://127.0.0.1:9')
  registerAppScheme()
  lockAllContents()

  let window: BrowserWindow | null = null
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  app.on('window-all-closed', () => app.quit())
  app
    .whenReady()
    .then(async () => {
      window = await openProduct()
    })
    .catch((error: unknown) => {
      dialog.showErrorBox('阳采台无法启动', `${error instanceof Error ? error.message : error}`)
      app.exit(1)
    })
}

async function openProduct(): Promise<BrowserWindow> {
  const printed = new Map<string, string>()
  const running = createHostServices({
    dataFolder: data,
    host: 'desktop',
    version: PRODUCT_VERSION,
    clock: machineClock(process.env),
    printer: desktopPrinter(printed),
  })
  denyPermissions(session.defaultSession)
  serveAppScheme({
    session: session.defaultSession,
    assets: readAssets(join(import.meta.dirname, '../renderer')),
    printed,
  })
  serveCalls(running.services, (method, error) => console.error(`fault in ${method}:`, error))
  setApplicationMenu()
  const workspace = workspaceArgument(process.argv)
  const opened = workspace === null ? await running.openLast() : await running.openAt(workspace)
  // The window opens all the same: the page shows what can be done about it.
  if (opened !== null && !opened.ok) console.error(`workspace not opened: ${opened.code}`)

  let isClosed = false
  app.on('will-quit', (event) => {
    if (isClosed) return
    event.preventDefault()
    // A write that has begun is finished before the process goes.
    void running.close().finally(() => {
      isClosed = true
      app.quit()
    })
  })
  return openMainWindow()
}

/** Chromium's own switches stand among ours, so unknown ones are passed over. */
function workspaceArgument(argv: readonly string[]): string | null {
  const { values } = parseArgs({
    args: argv.slice(1),
    options: { workspace: { type: 'string' } },
    strict: false,
  })
  return typeof values.workspace === 'string' ? values.workspace : null
}
