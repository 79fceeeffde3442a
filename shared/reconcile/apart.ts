import type { Side } from '../model/line.ts'
import type { ResolvedDecision } from './contract.ts'

/**
 * What people have said does not belong together (不匹配). A rejection is durable: no pass may put such rows into one
 * group again, however good its evidence. Between rows of both sides it parts every pair across; a decision about rows
 * of one side only (an unmatched duplicate) parts those.
 */
export class Apart {
  readonly #his: Uint8Array
  readonly #platform: Uint8Array
  readonly #pairs = new Set<string>()
  readonly isEmpty: boolean

  constructor(decisions: readonly ResolvedDecision[], hisRows: number, platformRows: number) {
    this.#his = new Uint8Array(hisRows)
    this.#platform = new Uint8Array(platformRows)
    for (const decision of decisions) {
      if (decision.kind !== 'apart') continue
      const { hisRows: his, platformRows: platform } = decision
      if (his.length > 0 && platform.length > 0)
        for (const h of his) for (const p of platform) this.#pairs.add(`${h}:${p}`)
      else {
        for (const a of his) for (const b of his) if (a !== b) this.#pairs.add(`h${a}:${b}`)
        for (const a of platform) for (const b of platform) if (a !== b) this.#pairs.add(`p${a}:${b}`)
      }
      for (const h of his) this.#his[h] = 1
      for (const p of platform) this.#platform[p] = 1
    }
    this.isEmpty = this.#pairs.size === 0
  }

  /** True if a person parted this row from some other. */
  concerns(side: Side, row: number): boolean {
    return (side === 'his' ? this.#his : this.#platform)[row] === 1
  }

  allowsPair(hisRow: number, platformRow: number): boolean {
    return (
      this.isEmpty ||
      this.#his[hisRow] === 0 ||
      this.#platform[platformRow] === 0 ||
      !this.#pairs.has(`${hisRow}:${platformRow}`)
    )
  }

  /** True if none of these rows was parted from another of them. */
  allows(hisRows: ArrayLike<number>, platformRows: ArrayLike<number>): boolean {
    if (this.isEmpty) return true
    const his = marked(hisRows, this.#his)
    const platform = marked(platformRows, this.#platform)
    return (
      his.every((h) => platform.every((p) => !this.#pairs.has(`${h}:${p}`))) &&
      his.every((a) => his.every((b) => !this.#pairs.has(`h${a}:${b}`))) &&
      platform.every((a) => platform.every((b) => !this.#pairs.has(`p${a}:${b}`)))
    )
  }

  /** The rows of a would-be group that no decision parts from another of them; the others stay for later passes. */
  withoutParted(
    hisRows: readonly number[],
    platformRows: readonly number[],
  ): { his: readonly number[]; platform: readonly number[] } {
    if (this.allows(hisRows, platformRows)) return { his: hisRows, platform: platformRows }
    const his = hisRows.filter(
      (h) => this.allows([h], platformRows) && hisRows.every((other) => !this.#pairs.has(`h${h}:${other}`)),
    )
    const platform = platformRows.filter((p) =>
      platformRows.every((other) => !this.#pairs.has(`p${p}:${other}`)),
    )
    return { his, platform }
  }
}

function marked(rows: ArrayLike<number>, marks: Uint8Array): number[] {
  const found: number[] = []
  for (let i = 0; i < rows.length; i++) if (marks[rows[i]] === 1) found.push(rows[i])
  return found
}
