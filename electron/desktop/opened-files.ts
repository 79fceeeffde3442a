import { readFile, stat } from 'node:fs/promises'
import { basename, extname, resolve } from 'node:path'
import { refuse } from '#shared/contract/dispatch.ts'
import { type HostOutput, type HostReply, MAX_PAYLOAD_BYTES } from '#shared/contract/host.ts'

type OpenedReply = HostReply<HostOutput<'opened.files'>>

/** What we say to the operating system that we open (build/package), and what the import desk takes. */
const TABLES = ['.xlsx', '.xlsm', '.xls', '.csv']

/** Tables named on a command line, ours or a second start's, kept until the page takes them. */
export class OpenedFiles {
  #paths: string[] = []
  #waiting: ((reply: OpenedReply) => void) | null = null

  /** Switches and everything that is no table are passed over. @returns whether there was a table */
  add(argv: readonly string[], workingDirectory: string): boolean {
    const tables = argv.filter((one) => !one.startsWith('-') && TABLES.includes(extname(one).toLowerCase()))
    this.#paths.push(...tables.map((path) => resolve(workingDirectory, path)))
    const waiting = this.#waiting
    if (tables.length > 0 && waiting !== null) {
      this.#waiting = null
      void this.#read().then(waiting)
    }
    return tables.length > 0
  }

  /** Waits for files. One page waits at a time: a reloaded page takes the place of the one before. */
  take(): Promise<OpenedReply> {
    this.#waiting?.({ ok: true, value: [] })
    this.#waiting = null
    if (this.#paths.length > 0) return this.#read()
    return new Promise((answer) => {
      this.#waiting = answer
    })
  }

  /** A file that cannot be read costs itself only; together they are held to the size of one payload. */
  async #read(): Promise<OpenedReply> {
    const paths = this.#paths
    this.#paths = []
    const files: HostOutput<'opened.files'> = []
    let total = 0
    for (const path of paths) {
      try {
        total += (await stat(path)).size
        if (total > MAX_PAYLOAD_BYTES) return refuse('too-large', { bytes: total })
        files.push({ fileName: basename(path), bytes: new Uint8Array(await readFile(path)) })
      } catch (error) {
        console.error(
          'a file that was to be opened cannot be read:',
          error instanceof Error ? error.name : '',
        )
      }
    }
    return files.length > 0 ? { ok: true, value: files } : this.take()
  }
}
