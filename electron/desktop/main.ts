/** The desktop host: Electron around the same services, the same page and the same contract as the browser host. */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { app, type BrowserWindow, dialog, session } from 'electron'
import { readAssets } from '#electron/security/asset-map.ts'
import { machineClock } from '#electron/services/workspace/clock.ts'
import { dataFolder } from '#electron/services/workspace/data-folder.ts'
import { createHostServices, type RunningServices } from '#electron/services/workspace/host-services.ts'
import { PRODUCT_VERSION } from '#electron/services/workspace/product-version.ts'
import { registerAppScheme, serveAppScheme } from './app-protocol.ts'
import { setApplicationMenu } from './application-menu.ts'
import { desktopPrinter } from './desktop-printer.ts'
import { denyPermissions, lockAllContents } from './lock-contents.ts'
import { openMainWindow } from './main-window.ts'
import { OpenedFiles } from './opened-files.ts'
import { serveCalls } from './serve-calls.ts'

const data = dataFolder(process.env)
const opened = new OpenedFiles()
/** A machine without data opens this empty workspace, so that there is something to import into. */
const FIRST_WORKSPACE = '我院'
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
  app.on('second-instance', (_event, argv, workingDirectory) => {
    opened.add(argv, workingDirectory)
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
    openedFiles: () => opened.take(),
  })
  denyPermissions(session.defaultSession)
  serveAppScheme({
    session: session.defaultSession,
    assets: readAssets(join(import.meta.dirname, '../renderer')),
    printed,
  })
  serveCalls(running.services, (method, error) => console.error(`fault in ${method}:`, error))
  setApplicationMenu()
  await openWorkspace(running)
  opened.add(process.argv, process.cwd())

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
  return openMainWindow(join(data.path, 'desktop-window.json'))
}

/** The window opens whatever comes of it: the page shows what can be done. */
async function openWorkspace(running: RunningServices): Promise<void> {
  const named = workspaceArgument(process.argv)
  const reply =
    named === null
      ? ((await running.openLast()) ??
        (await running.services['workspace.create']({ name: FIRST_WORKSPACE })))
      : await running.openAt(named)
  if (!reply.ok) console.error(`workspace not opened: ${reply.code}`)
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
