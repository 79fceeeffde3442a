/** What `import … from 'electron'` gets. */
import { electron } from './api.mjs'

export const {
  app,
  autoUpdater,
  BrowserWindow,
  clipboard,
  contextBridge,
  crashReporter,
  desktopCapturer,
  dialog,
  globalShortcut,
  ipcMain,
  ipcRenderer,
  Menu,
  nativeImage,
  nativeTheme,
  net,
  netLog,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  systemPreferences,
  utilityProcess,
  webContents,
  webFrameMain,
} = electron
export default electron
