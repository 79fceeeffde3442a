/**
 * The fault hook of the kill test, and the only place that knows of it. Every moment at which the state on disk changes
 * is a numbered storage step; with `YANGCAI_FAULT_AT=7` in its environment the process kills itself (SIGKILL, nothing
 * is flushed, no handler runs) when it reaches the 7th. Without the variable a step costs an addition.
 */
const faultAt = Number(process.env.YANGCAI_FAULT_AT ?? 0)
let taken = 0

/** `asIfCut` leaves behind what an interrupted step would leave, e.g. half a line. */
export function storageStep(asIfCut?: () => void): void {
  taken += 1
  if (taken !== faultAt) return
  asIfCut?.()
  process.kill(process.pid, 'SIGKILL')
}

/** How many steps this process has taken, so that a test knows which numbers exist. */
export function storageStepsTaken(): number {
  return taken
}
