import { describe, expect, it } from 'vitest'
import type { GroupRowView } from '#renderer/data/desk-api.ts'
import { nextWaiting } from './next-waiting.ts'

/** `w` waits, `.` is settled. */
function list(pattern: string) {
  const rows = [...pattern].map(
    (sign, index) => ({ id: String(index), waiting: sign === 'w' }) as GroupRowView,
  )
  const asked: number[] = []
  return {
    count: rows.length,
    asked,
    page: async (from: number, to: number) => {
      asked.push(to - from)
      return rows.slice(from, to)
    },
  }
}

const at = (index: number) => ({ id: index < 0 ? null : String(index), index })

describe('the next group after a decision', () => {
  it('is the next waiting one below', async () => {
    expect((await nextWaiting(list('ww.w'), at(1)))?.id).toBe('3')
  })

  it('is the first waiting one from the top when none waits below', async () => {
    expect((await nextWaiting(list('.w.w.'), at(3)))?.id).toBe('1')
  })

  it('is none when only the decided group waited', async () => {
    expect(await nextWaiting(list('..w..'), at(2))).toBeNull()
    expect(await nextWaiting(list(''), at(-1))).toBeNull()
  })

  it('is never the decided group itself, also where its position is one decision old', async () => {
    expect((await nextWaiting(list('ww'), { id: '0', index: 1 }))?.id).toBe('1')
    expect(await nextWaiting(list('w.'), { id: '0', index: 1 })).toBeNull()
    expect((await nextWaiting(list('ww'), { id: '0', index: 7 }))?.id).toBe('1')
  })

  it('starts at the top when nothing is selected', async () => {
    expect((await nextWaiting(list('w..'), at(-1)))?.id).toBe('0')
  })

  it('reads page by page and stops at the first hit', async () => {
    const long = list(`${'.'.repeat(450)}w${'.'.repeat(5000)}`)
    expect((await nextWaiting(long, at(0)))?.id).toBe('450')
    expect(long.asked).toEqual([200, 200, 200])
  })
})
