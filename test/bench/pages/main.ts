import { type GridJob, type GridTimes, timeGrids } from './time-grids.tsx'
import type { FromWorker, WorkerJobs } from './worker-jobs.ts'

/** What Node asks of the page through Playwright; only plain data goes in and out. */
interface BenchPage {
  reading(job: WorkerJobs['reading']['job']): Promise<WorkerJobs['reading']['times']>
  storing(job: WorkerJobs['storing']['job']): Promise<WorkerJobs['storing']['times']>
  grids(job: GridJob): Promise<GridTimes>
}

declare global {
  interface Window {
    bench: BenchPage
  }
}

window.bench = {
  reading: (job) =>
    inWorker(new Worker(new URL('./reading-worker.ts', import.meta.url), { type: 'module' }), job),
  storing: (job) =>
    inWorker(new Worker(new URL('./storing-worker.ts', import.meta.url), { type: 'module' }), job),
  grids: timeGrids,
}

/** Runs one job in a fresh worker, as the product does with files and rows, and ends it. */
function inWorker<Times>(worker: Worker, job: unknown): Promise<Times> {
  return new Promise<Times>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<FromWorker<Times>>) =>
      'failure' in data ? reject(new Error(data.failure)) : resolve(data.times)
    worker.onerror = (event) => reject(new Error(event.message))
    worker.postMessage(job)
  }).finally(() => worker.terminate())
}
