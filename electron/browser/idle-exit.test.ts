import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { IdleExit } from './idle-exit.ts'

let ended = 0
const idle = () => new IdleExit({ afterMs: 1000, onIdle: () => ended++ })

beforeEach(() => {
  ended = 0
  vi.useFakeTimers()
})
afterEach(() => vi.useRealTimers())

describe('the idle exit', () => {
  it('waits for the first window however long the browser takes to come up', () => {
    idle().windows(0)
    vi.advanceTimersByTime(1_000_000)
    expect(ended).toBe(0)
  })

  it('ends the host a while after the last window, and not for a reload', () => {
    const exit = idle()
    exit.windows(2)
    exit.windows(1)
    vi.advanceTimersByTime(5000)
    exit.windows(0)
    vi.advanceTimersByTime(900)
    exit.windows(1)
    vi.advanceTimersByTime(5000)
    expect(ended).toBe(0)
    exit.windows(0)
    vi.advanceTimersByTime(1000)
    expect(ended).toBe(1)
  })
})
