/** A pack such as `0.25g*24粒/盒`: strength, how many base units, their name, and the pack's name. */
export interface Pack {
  readonly text: string
  readonly strength: string
  readonly factor: number
  readonly baseUnit: string
  readonly packUnit: string
}

/**
 * Reads the pack notation of the data files. `4.5g/瓶` holds one base unit, the bottle itself. `200丸*1瓶/盒` counts
 * bottles, as such a hospital would.
 */
export function parsePack(text: string): Pack {
  const slash = text.lastIndexOf('/')
  const packUnit = text.slice(slash + 1)
  const before = text.slice(0, slash)
  const counted = /^(?:(.*)\*)?(\d+)([^\d\s*:.(]+)$/.exec(before)
  const unit = counted?.[3] ?? ''
  if (counted && BASE_UNITS.has(unit))
    return { text, strength: counted[1] ?? '', factor: Number(counted[2]), baseUnit: unit, packUnit }
  return { text, strength: before, factor: 1, baseUnit: packUnit, packUnit }
}

const BASE_UNITS = new Set(
  '片 粒 支 袋 瓶 枚 贴 丸 泡 吸 揿 喷 只 双 卷 包 套 根 个 张 件 条 块 人份 测试'.split(' '),
)

/** A spec in the free form of an old HIS: `0.25g*24'S`, `30'S（0.5mg）`, `80mg:12.5mg*14片/`. */
export function freeFormSpec(pack: Pack, variant: number): string {
  if (pack.factor === 1) return variant % 2 === 0 ? `${pack.strength}*1` : pack.strength
  switch (variant % 3) {
    case 0:
      return `${pack.strength}*${pack.factor}'S`
    case 1:
      return `${pack.factor}'S（${pack.strength || `1*${pack.factor}`}）`
    default:
      return `${pack.strength}*${pack.factor}${pack.baseUnit}/`
  }
}
