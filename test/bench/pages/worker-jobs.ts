/** Jobs of the benchmark's workers and the medians, in milliseconds, that they answer. */
export interface WorkerJobs {
  readonly reading: {
    readonly job: { readonly url: string; readonly runs: number }
    readonly times: { readonly inflate: number; readonly cells: number; readonly lines: number }
  }
  readonly storing: {
    readonly job: {
      readonly rows: number
      readonly runs: number
      /** Rows of the peer that keeps a record a row. */
      readonly recordRows: number
    }
    readonly times: {
      readonly write: number
      readonly read: number
      readonly recordWrite: number
      readonly recordRead: number
      readonly bytes: number
      /** Rows that the generator really made. */
      readonly rows: number
    }
  }
}

export type FromWorker<Times> = { readonly times: Times } | { readonly failure: string }

/** Serves one kind of job in a worker; a failure travels as its message, because errors do not survive everywhere. */
export function serveJobs<Name extends keyof WorkerJobs>(
  work: (job: WorkerJobs[Name]['job']) => Promise<WorkerJobs[Name]['times']>,
): void {
  const scope = globalThis as unknown as DedicatedWorkerGlobalScope
  scope.onmessage = ({ data }: MessageEvent<WorkerJobs[Name]['job']>) => {
    work(data).then(
      (times) => scope.postMessage({ times }),
      (error: unknown) => scope.postMessage({ failure: String(error) }),
    )
  }
}
