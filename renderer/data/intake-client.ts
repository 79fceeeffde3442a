import type { SourceRefusal } from '#shared/errors/refusal.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { ReadProgress } from '#shared/source/contract.ts'
import type { FromIntake, ToIntake, Understood } from '../workers/intake-protocol.ts'

/** One file being read in a worker of its own: cancelling is ending the worker, whatever it is busy with. */
export interface Intake {
  ask(message: ToIntake): Promise<Result<Understood, SourceRefusal>>
  /** Ends the worker; a pending question is answered with a refusal. */
  stop(): void
}

export type StartIntake = (onProgress: (progress: ReadProgress) => void) => Intake

export const startIntake: StartIntake = (onProgress) => {
  const worker = new Worker(new URL('../workers/intake-worker.ts', import.meta.url), {
    type: 'module',
    name: 'desk-intake',
  })
  let answer: ((result: Result<Understood, SourceRefusal>) => void) | null = null
  const settle = (result: Result<Understood, SourceRefusal>) => {
    answer?.(result)
    answer = null
  }
  worker.addEventListener('message', ({ data }: MessageEvent<FromIntake>) => {
    if (data.kind === 'progress') onProgress(data.progress)
    else settle(data.kind === 'understood' ? ok(data.table) : err(data.refusal))
  })
  // Out of memory ends the worker, not the product: the file is refused as too large for this machine.
  worker.addEventListener('error', () => settle(err({ code: 'too_large' })))
  return {
    ask(message) {
      return new Promise((resolve) => {
        answer = resolve
        worker.postMessage(message)
      })
    },
    stop() {
      worker.terminate()
      settle(err({ code: 'corrupt' }))
    },
  }
}
