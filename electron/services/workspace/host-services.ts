import { readFile, stat } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { refuse } from '#shared/contract/dispatch.ts'
import {
  type HostOutput,
  type HostReply,
  type HostServices,
  MAX_PAYLOAD_BYTES,
  type WorkspaceInfo,
} from '#shared/contract/host.ts'
import type { Clock } from './clock.ts'
import { createWorkspace } from './create-workspace.ts'
import type { DataFolder } from './data-folder.ts'
import { namesIn } from './durable-file.ts'
import { lastWorkspace, rememberWorkspace } from './last-workspace.ts'
import { layoutOf } from './layout.ts'
import { readManifest } from './manifest.ts'
import { openWorkspace } from './open-workspace.ts'
import { isPlainFileName } from './plain-file-name.ts'
import { storageRefusal } from './storage-refusal.ts'
import type { Workspace } from './workspace.ts'

/** Turns a complete HTML document into PDF with whatever browser engine the adapter has. */
export type Printer = (html: string) => Promise<HostReply<HostOutput<'print.pdf'>>>

export interface HostServicesOptions {
  readonly dataFolder: DataFolder
  readonly host: 'desktop' | 'browser'
  readonly version: string
  readonly clock: Clock
  /** null where the machine has no browser engine to print with. */
  readonly printer: Printer | null
  /** Where the operating system can give files to open; waits until it has. */
  readonly openedFiles?: () => Promise<HostReply<HostOutput<'opened.files'>>>
}

export interface RunningServices {
  readonly services: HostServices
  /** Opens a workspace, also one outside the data folder (named on the command line); closes the one before. */
  openAt(path: string): Promise<HostReply<WorkspaceInfo>>
  /** Opens the workspace of the last session, else the first there is; null on the very first start. */
  openLast(): Promise<HostReply<WorkspaceInfo> | null>
  /** Path of the open workspace. */
  openPath(): string | null
  close(): Promise<void>
}

type WorkspaceListing = HostOutput<'workspace.list'>

/** Every method of the contract over one data folder and at most one open workspace. */
export function createHostServices(options: HostServicesOptions): RunningServices {
  const { dataFolder, clock, printer } = options
  let current: Workspace | null = null
  /** Named on the command line; pages may come back to it, but name no other path of their own. */
  let fromOutside: string | null = null
  let switching: Promise<unknown> = Promise.resolve()

  async function list(): Promise<WorkspaceListing> {
    const inside = (await namesIn(dataFolder.workspaces))
      .filter((name) => !name.startsWith('.'))
      .map((name) => join(dataFolder.workspaces, name))
    const paths = fromOutside === null || inside.includes(fromOutside) ? inside : [...inside, fromOutside]
    const found: WorkspaceListing = []
    for (const path of paths.sort()) {
      const manifest = await readManifest(path)
      // A damaged or newer workspace stays on the list: it must never look as if it had gone.
      if (!manifest.ok && manifest.code === 'not-found') continue
      found.push({ name: basename(path), path, isSample: manifest.ok && manifest.value.sample === true })
    }
    return found
  }

  /** One switch at a time; the old workspace is left only when the new one is there. */
  function switchTo(path: string): Promise<HostReply<WorkspaceInfo>> {
    const result = switching.then(async () => {
      if (current?.dir === path) {
        // Opening anew is how a person recovers from a failed write, so it must really let go first.
        await current.close()
        current = null
      }
      const opened = await openWorkspace(path, { ifLocked: 'read-only' })
      if (!opened.ok) return opened
      await current?.close()
      current = opened.value
      await rememberWorkspace(dataFolder, path)
      return { ok: true as const, value: current.info() }
    })
    switching = result.catch(() => undefined)
    return result
  }

  async function inWorkspace<T>(
    work: (workspace: Workspace) => HostReply<T> | Promise<HostReply<T>>,
  ): Promise<HostReply<T>> {
    await switching
    return current === null ? refuse('not-found', { what: 'workspace' }) : work(current)
  }

  const services: HostServices = {
    'app.info': async () => ({
      ok: true,
      value: {
        version: options.version,
        host: options.host,
        today: clock.today(),
        now: clock.now(),
        user: userInfo().username,
        canPrintPdf: printer !== null,
      },
    }),
    'workspace.info': () => inWorkspace((workspace) => ({ ok: true, value: workspace.info() })),
    'workspace.list': async () => ({ ok: true, value: await list() }),
    'workspace.create': async ({ name }) => {
      if (!isPlainFileName(name)) return refuse('bad-request', { name })
      const path = join(dataFolder.workspaces, name)
      const created = await createWorkspace(path, { at: clock.now() })
      return created.ok ? switchTo(path) : created
    },
    'workspace.open': async ({ path }) => {
      const known = (await list()).find((one) => one.path === path)
      return known === undefined ? refuse('not-found', { path }) : switchTo(known.path)
    },
    'journal.read': ({ after }) => inWorkspace((workspace) => workspace.read(after)),
    'journal.append': ({ expectedSeq, by, events }) =>
      inWorkspace((workspace) => workspace.append({ at: clock.now(), by, events }, expectedSeq)),
    'segment.put': ({ bytes }) => inWorkspace((workspace) => workspace.putSegment(bytes)),
    'segment.get': ({ sha256 }) => inWorkspace((workspace) => workspace.getSegment(sha256)),
    'original.put': ({ bytes }) => inWorkspace((workspace) => workspace.putOriginal(bytes)),
    'original.get': ({ sha256 }) => inWorkspace((workspace) => workspace.getOriginal(sha256)),
    'export.save': ({ fileName, bytes }) => inWorkspace((workspace) => workspace.saveExport(fileName, bytes)),
    'print.pdf': async ({ html }) => {
      if (printer === null) return refuse('not-supported', { what: 'print.pdf' })
      return html.length > MAX_HTML_LENGTH ? refuse('too-large', { length: html.length }) : printer(html)
    },
    'sample.files': () => inWorkspace(sampleFiles),
    'opened.files': options.openedFiles ?? (async () => ({ ok: true, value: [] })),
  }

  return {
    services,
    async openAt(path) {
      fromOutside = resolve(path)
      return switchTo(fromOutside)
    },
    async openLast() {
      const last = await lastWorkspace(dataFolder)
      const known = await list()
      if (last !== null && !known.some(({ path }) => path === last) && (await readManifest(last)).ok) {
        fromOutside = last
        return switchTo(last)
      }
      const path = known.find((one) => one.path === last)?.path ?? known[0]?.path
      return path === undefined ? null : switchTo(path)
    },
    openPath: () => current?.dir ?? null,
    async close() {
      await switching
      await current?.close()
      current = null
    },
  }
}

const MAX_HTML_LENGTH = 64 * 1024 * 1024

async function sampleFiles(workspace: Workspace): Promise<HostReply<HostOutput<'sample.files'>>> {
  if (workspace.manifest.sample !== true) return { ok: true, value: [] }
  const folder = layoutOf(workspace.dir).sampleFiles
  try {
    const files: HostOutput<'sample.files'> = []
    let total = 0
    for (const fileName of (await namesIn(folder)).sort()) {
      const path = join(folder, fileName)
      const { size } = await stat(path)
      total += size
      if (total > MAX_PAYLOAD_BYTES) return refuse('too-large', { bytes: total })
      files.push({ fileName, bytes: new Uint8Array(await readFile(path)) })
    }
    return { ok: true, value: files }
  } catch (error) {
    return storageRefusal(error)
  }
}
