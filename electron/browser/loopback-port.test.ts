import { describe, expect, it } from 'vitest'
import { portCandidates } from './loopback-port.ts'

describe('the port of a data folder', () => {
  it('is the same at every start, so that what the browser keeps is found again', () => {
    expect(portCandidates('/home/a', null)).toEqual(portCandidates('/home/a', null))
    expect(portCandidates('/home/a', null)[0]).not.toBe(portCandidates('/home/b', null)[0])
  })

  it('is first the one of the last start, then one derived from the folder, never one the system gives out', () => {
    const [first, ...others] = portCandidates('/home/a', 4711)
    expect(first).toBe(4711)
    expect(others).toEqual(portCandidates('/home/a', null))
    for (const port of others) expect(port >= 18_000 && port < 30_000).toBe(true)
  })
})
