import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserWindow } from 'electron'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

vi.mock('electron', () => ({
  screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }] },
}))
const { lastWindowState, rememberWindowState } = await import('./window-state.ts')

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yangcai-window-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function leaveWindow(bounds: object, path: string): void {
  const window = {
    on: (_event: string, listener: () => void) => listener(),
    getNormalBounds: () => bounds,
    isMaximized: () => true,
  }
  rememberWindowState(window as unknown as BrowserWindow, path)
}

describe('the window', () => {
  it('comes back as it was left', () => {
    const path = join(folder, 'left.json')
    const bounds = { x: 100, y: 50, width: 1200, height: 800 }
    leaveWindow(bounds, path)
    expect(lastWindowState(path)).toEqual({ bounds, isMaximized: true })
  })

  it('never comes back where nobody can reach it, nor smaller than it can be', () => {
    const path = join(folder, 'away.json')
    for (const bounds of [
      { x: 2500, y: 50, width: 1200, height: 800 },
      { x: -1150, y: 50, width: 1200, height: 800 },
      { x: 0, y: -300, width: 1200, height: 800 },
      { x: 0, y: 1030, width: 1200, height: 800 },
      { x: 0, y: 0, width: 200, height: 100 },
    ]) {
      leaveWindow(bounds, path)
      expect(lastWindowState(path), JSON.stringify(bounds)).toBeNull()
    }
  })

  it('opens as designed when nothing readable was kept', () => {
    expect(lastWindowState(join(folder, 'none.json'))).toBeNull()
    writeFileSync(join(folder, 'broken.json'), '{"bounds":')
    expect(lastWindowState(join(folder, 'broken.json'))).toBeNull()
  })

  it('closes also when its place cannot be kept', () => {
    expect(() =>
      leaveWindow({ x: 0, y: 0, width: 1200, height: 800 }, join(folder, 'no', 'such.json')),
    ).not.toThrow()
  })
})
