import { type Pack, packSchema } from './pack.ts'
import nantong from './packs/jiangsu/nantong.json' with { type: 'json' }
import jiangsu from './packs/jiangsu.json' with { type: 'json' }

/** The packs that ship with the product, checked once when loaded: a malformed pack is a programmer's mistake. */
export const builtInPacks: ReadonlyMap<string, Pack> = new Map(
  [jiangsu, nantong].map((data) => {
    const pack = packSchema.parse(data)
    return [pack.id, pack]
  }),
)
