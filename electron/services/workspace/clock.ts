/** The product's only clock. */
export interface Clock {
  /** Calendar day at this machine, `2026-11-05`. */
  today(): string
  /** Instant with the machine's offset, `2026-11-05T09:30:00+08:00`. */
  now(): string
}

const DAY_MS = 86_400_000

/**
 * `YANGCAI_TODAY=2026-11-05` shifts the clock by whole days, for demonstrations and tests: the hours go on as usual.
 * A value that is no date is refused by throwing, before anything is written under a wrong date.
 */
export function machineClock(env: NodeJS.ProcessEnv): Clock {
  const shift = env.YANGCAI_TODAY ? dayNumber(env.YANGCAI_TODAY) - dayNumber(localDay(new Date())) : 0
  const moment = () => {
    const date = new Date()
    date.setDate(date.getDate() + shift)
    return date
  }
  return { today: () => localDay(moment()), now: () => localInstant(moment()) }
}

function dayNumber(day: string): number {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day) {
    throw new Error(`YANGCAI_TODAY must be a date like 2026-11-05, not "${day}"`)
  }
  return time / DAY_MS
}

function localDay(date: Date): string {
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

function localInstant(date: Date): string {
  const time = `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`
  const east = -date.getTimezoneOffset()
  const offset = `${east < 0 ? '-' : '+'}${two(Math.floor(Math.abs(east) / 60))}:${two(Math.abs(east) % 60)}`
  return `${localDay(date)}T${time}${offset}`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
