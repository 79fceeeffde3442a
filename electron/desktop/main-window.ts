import { join } from 'node:path'
import { BrowserWindow } from 'electron'
import { APP_URL } from './app-origin.ts'
import { lastWindowState, rememberWindowState } from './window-state.ts'

/** The window appears when there is something to see: no white flash, no half page. `statePath` keeps how it was left. */
export function openMainWindow(statePath: string): BrowserWindow {
  const last = lastWindowState(statePath)
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    ...last?.bounds,
    minWidth: 1024,
    minHeight: 680,
    show: false,
    title: '阳采台',
    backgroundColor: '#f7f8fa',
    autoHideMenuBar: true,
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/preload.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  })
  if (last?.isMaximized) window.maximize()
  rememberWindowState(window, statePath)
  window.once('ready-to-show', () => window.show())
  void window.loadURL(APP_URL)
  return window
}
