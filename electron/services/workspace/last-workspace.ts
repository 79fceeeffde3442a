import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import type { DataFolder } from './data-folder.ts'
import { writeDurably } from './durable-file.ts'

const NAME = 'last-workspace.json'
const schema = z.object({ path: z.string() })

/** The workspace that was open last on this machine; null when none was or the note is damaged. */
export async function lastWorkspace(data: DataFolder): Promise<string | null> {
  try {
    return schema.parse(JSON.parse(await readFile(join(data.path, NAME), 'utf8'))).path
  } catch {
    return null
  }
}

/** A convenience only: failing to remember it must not stop anybody from working. */
export async function rememberWorkspace(data: DataFolder, path: string): Promise<void> {
  try {
    await mkdir(data.path, { recursive: true, mode: 0o700 })
    await writeDurably(data.path, NAME, Buffer.from(JSON.stringify({ path })))
  } catch (error) {
    console.error(`the last workspace could not be remembered: ${error}`)
  }
}
