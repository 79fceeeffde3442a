import type { ElectronApplication } from 'playwright/test'

/**
 * Requests that the stand-in's proxy refused: there nothing of another host gets any further, so that is where it would be
 * seen. Empty in the real Electron.
 */
export function refusedByDouble(electron: ElectronApplication): Promise<string[]> {
  return electron.evaluate((electronModule) => {
    const names: object = electronModule
    if (!Object.hasOwn(names, 'electronDouble')) return []
    return (Reflect.get(names, 'electronDouble') as { refusedRequests: string[] }).refusedRequests
  })
}
