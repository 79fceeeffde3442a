import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import * as z from 'zod'
import { systemErrorCode } from './storage-refusal.ts'

/** Which process on which machine; a process number alone is soon given to another program. */
export const processIdentitySchema = z.object({
  pid: z.number().int().positive(),
  host: z.string(),
  /** Milliseconds since 1970 at which the process began, by the machine's own clock. */
  startedAt: z.number(),
  /** Linux: boot id and start tick of the process, exact whatever the clock does. */
  startMark: z.string().nullable(),
})
export type ProcessIdentity = z.infer<typeof processIdentitySchema>

/** Windows reports start times to the second and our own is taken a moment later. */
const SAME_START_MS = 10_000

export function ownIdentity(): ProcessIdentity {
  return {
    pid: process.pid,
    host: hostname(),
    startedAt: Math.floor(Date.now() - process.uptime() * 1000),
    startMark: linuxStartMark(process.pid),
  }
}

/**
 * `unknown` for another machine, whose processes we cannot see. When in doubt on this machine the answer is `running`:
 * a workspace that stays locked is a nuisance, two writers are a loss.
 */
export function stateOf(identity: ProcessIdentity): 'running' | 'gone' | 'unknown' {
  if (identity.host !== hostname()) return 'unknown'
  try {
    process.kill(identity.pid, 0)
  } catch (error) {
    if (systemErrorCode(error) === 'ESRCH') return 'gone'
  }
  if (identity.startMark !== null) {
    const now = linuxStartMark(identity.pid)
    return now === null || now === identity.startMark ? 'running' : 'gone'
  }
  const startedAt = startTimeOf(identity.pid)
  return startedAt === null || Math.abs(startedAt - identity.startedAt) < SAME_START_MS ? 'running' : 'gone'
}

function linuxStartMark(pid: number): string | null {
  if (process.platform !== 'linux') return null
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    // The program name in brackets may hold spaces; the start tick is the 20th field after it.
    const tick = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    return `${boot} ${tick}`
  } catch {
    return null
  }
}

/** Asked only when a lock is in the way, because it starts a program. null = could not be found out. */
function startTimeOf(pid: number): number | null {
  try {
    const text =
      process.platform === 'win32'
        ? execFileSync(
            'powershell.exe',
            ['-NoProfile', '-Command', `(Get-Process -Id ${pid}).StartTime.ToUniversalTime().ToString('o')`],
            { encoding: 'utf8', timeout: 5000, windowsHide: true, stdio: ['ignore', 'pipe', 'ignore'] },
          )
        : execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
            encoding: 'utf8',
            timeout: 5000,
            env: { LC_ALL: 'C' },
            stdio: ['ignore', 'pipe', 'ignore'],
          })
    const time = Date.parse(text.trim())
    return Number.isNaN(time) ? null : time
  } catch {
    return null
  }
}
