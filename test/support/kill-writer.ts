/**
 * The victim of the kill test: a process that works on a workspace and says on standard output what it is about to do
 * and what was acknowledged. Arguments: folder, number of entries to write (then it leaves properly).
 */
import { writeSync } from 'node:fs'
import { argv, exit } from 'node:process'
import { createWorkspace } from '#electron/services/workspace/create-workspace.ts'
import { openWorkspace } from '#electron/services/workspace/open-workspace.ts'
import { storageStepsTaken } from '#electron/services/workspace/storage-step.ts'
import type { HostReply } from '#shared/contract/host.ts'
import { plannedEntry } from './kill-plan.ts'

const [dir, entries] = argv.slice(2)

/** Small, so that rotation is among the things that are killed. */
const ROTATE_AT_BYTES = 1500

// Synchronous: a line that was said must not be lost in a buffer when the process dies.
function say(line: string): void {
  writeSync(1, `${line}\n`)
}

function value<T>(reply: HostReply<T>): T {
  if (reply.ok) return reply.value
  say(`refused ${reply.code} ${JSON.stringify(reply.params)}`)
  exit(2)
}

const created = await createWorkspace(dir, { at: '2026-11-05T09:00:00+08:00' })
if (!created.ok && created.code !== 'name-taken') value(created)
const workspace = value(await openWorkspace(dir, { rotateAtBytes: ROTATE_AT_BYTES }))
say(`open ${workspace.seq}`)
for (let count = 0; count < Number(entries); count += 1) {
  const seq = workspace.seq + 1
  const { original, segment, events } = plannedEntry(seq)
  say(`try ${seq}`)
  if (original !== null) value(await workspace.putOriginal(original))
  if (segment !== null) value(await workspace.putSegment(segment))
  const entry = value(
    await workspace.append({ at: '2026-11-05T09:00:00+08:00', by: '测试员', events }, workspace.seq),
  )
  say(`ack ${seq} ${entry.hash}`)
}
await workspace.close()
say(`steps ${storageStepsTaken()}`)
