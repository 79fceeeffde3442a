/** Everything that the stand-in has of Electron's main process, under Electron's names. */
import { app } from './app.mjs'
import { BrowserWindow } from './browser-window.mjs'
import { ipcMain } from './ipc.mjs'
import { missing, strict } from './not-implemented.mjs'
import { refusedRequests } from './scheme-proxy.mjs'
import { net, protocol, session } from './session.mjs'
import { webContents } from './web-contents.mjs'

/** Recorded, because nobody sees a menu or a dialog here; specs look at it or replace a method by their own. */
export const recorded = {
  /** @type {object[] | null} */
  menu: null,
  /** @type {{ title: string, content: string }[]} */
  errors: [],
}

const Menu = strict('Menu', {
  /** @param {object[]} template */
  buildFromTemplate: (template) => ({ items: template }),
  /** @param {{ items: object[] } | null} menu */
  setApplicationMenu(menu) {
    recorded.menu = menu?.items ?? null
  },
  getApplicationMenu: () => (recorded.menu === null ? null : { items: recorded.menu }),
})

const dialog = strict('dialog', {
  /** @param {string} title @param {string} content */
  showErrorBox(title, content) {
    recorded.errors.push({ title, content })
    console.error(`${title}: ${content}`)
  },
})

const screen = strict('screen', {
  getAllDisplays: () => [{ id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } }],
})

export const electron = strict('electron', {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  net,
  protocol,
  screen,
  session,
  webContents,
  autoUpdater: missing('autoUpdater'),
  clipboard: missing('clipboard'),
  contextBridge: missing('contextBridge'),
  crashReporter: missing('crashReporter'),
  desktopCapturer: missing('desktopCapturer'),
  globalShortcut: missing('globalShortcut'),
  ipcRenderer: missing('ipcRenderer'),
  nativeImage: missing('nativeImage'),
  nativeTheme: missing('nativeTheme'),
  netLog: missing('netLog'),
  powerMonitor: missing('powerMonitor'),
  powerSaveBlocker: missing('powerSaveBlocker'),
  safeStorage: missing('safeStorage'),
  shell: missing('shell'),
  systemPreferences: missing('systemPreferences'),
  utilityProcess: missing('utilityProcess'),
  webFrameMain: missing('webFrameMain'),
  /** Only here: what went to the proxy and was for nobody. */
  electronDouble: { refusedRequests, recorded },
})
