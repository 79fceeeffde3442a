import { contextBridge, ipcRenderer } from 'electron'
import { CALL_CHANNEL } from './call-channel-name.ts'

// Everything that the page gets: one function. contextBridge freezes it and lets only cloned values through; names and
// inputs are checked by the main process.
contextBridge.exposeInMainWorld('yangcaiHost', {
  call: (method: unknown, input: unknown) => ipcRenderer.invoke(CALL_CHANNEL, method, input),
})
