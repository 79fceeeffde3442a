import { createHash } from 'node:crypto'

/** Below the range from which Linux (32768) and Windows (49152) give out ports of their own accord. */
const FIRST_PORT = 18_000
const PORTS = 12_000
const CANDIDATES = 20

/**
 * Ports to try, in order. The first depends on the data folder alone: what the browser keeps (cache, window settings)
 * belongs to the origin including the port, so the same data must come back at the same port.
 */
export function portCandidates(dataFolder: string, remembered: number | null): number[] {
  const derived = Array.from({ length: CANDIDATES }, (_, attempt) => {
    const digest = createHash('sha256').update(`${dataFolder}\n${attempt}`).digest()
    return FIRST_PORT + (digest.readUInt32BE(0) % PORTS)
  })
  return [...new Set(remembered === null ? derived : [remembered, ...derived])]
}
