import type { Side } from '../model/line.ts'
import type { Trust } from './contract.ts'
import { type MonthScope, sideLabels } from './month-scope.ts'

/** How far sums over these sides can be trusted; the gravest reason decides the state, all are named. */
export function trustOf(scope: MonthScope, sides: readonly Side[]): Trust {
  const reasons: string[] = []
  let rows = 0
  for (const side of sides) {
    const totals = scope[side]
    if (totals === null) {
      reasons.push(side === 'his' ? '无院内数据' : '无平台数据')
      continue
    }
    const unreadable = scope.rejected[side] + totals.withoutAmount
    if (unreadable > 0) reasons.push(`${sideLabels[side]}有 ${unreadable} 行无法读取`)
    const unknown = totals.total({ kind: 'unknown', counted: 'any' }).rows
    if (unknown > 0) reasons.push(`${sideLabels[side]}有 ${unknown} 行分不清药品或耗材`)
    rows += unreadable + unknown
  }
  return reasons.length === 0
    ? { state: 'complete' }
    : { state: 'incomplete', reason: reasons.join('；'), rows }
}

/** The strict rate without a catalogue is only an estimate: nobody says which codes are listed (挂网). */
export function strictTrust(scope: MonthScope): Trust {
  const trust = trustOf(scope, ['platform', 'his'])
  if (trust.state !== 'complete' || scope.hasCatalogue) return trust
  return { state: 'estimate', reason: '未导入省平台目录，挂网状态未知，按有国家医保编码计' }
}
