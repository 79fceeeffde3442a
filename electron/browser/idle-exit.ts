export interface IdleExitOptions {
  /** After the last window has gone. */
  readonly afterMs: number
  readonly onIdle: () => void
}

/**
 * Ends the host some minutes after its last window: a reload or a short sleep must not end it, a forgotten process must
 * not hold the workspace for ever. It is armed by the first window, because a browser may take its time to come up.
 */
export class IdleExit {
  readonly #options: IdleExitOptions
  #timer: NodeJS.Timeout | null = null
  #isArmed = false

  constructor(options: IdleExitOptions) {
    this.#options = options
  }

  windows(open: number): void {
    if (open > 0) this.#isArmed = true
    this.#stop()
    if (open === 0 && this.#isArmed) {
      this.#timer = setTimeout(this.#options.onIdle, this.#options.afterMs)
    }
  }

  cancel(): void {
    this.#isArmed = false
    this.#stop()
  }

  #stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
  }
}
