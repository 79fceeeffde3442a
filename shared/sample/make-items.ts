import { MICRO_YUAN_PER_FEN } from '../units/money.ts'
import type { SampleCompanies } from './company-names.ts'
import { consumableDrafts } from './consumable-drafts.ts'
import { otherQuirks } from './data/quirks.ts'
import { drugDrafts } from './drug-drafts.ts'
import type { SeededRandom } from './random.ts'
import type { ItemDraft, SampleItem } from './sample-item.ts'

/** Prices per base unit have at most four decimals on either side. */
const MICRO_YUAN_PER_UNIT_PRICE_STEP = 100

interface ItemCounts {
  readonly drugs: number
  readonly consumables: number
}

/** The hospital's item list: drafts from the data files, with the habits of both sides drawn for each item. */
export function makeItems(
  counts: ItemCounts,
  companies: SampleCompanies,
  random: SeededRandom,
): SampleItem[] {
  const drafts = [
    ...drugDrafts(counts.drugs, companies, random.fork('drugs')),
    ...consumableDrafts(counts.consumables, companies, random.fork('consumables')),
  ]
  const habits = random.fork('habits')
  const ranks = habits.shuffle(drafts.map((_, index) => index))
  return drafts.map((draft, index) => finishItem({ draft, index, rank: ranks[index], random: habits }))
}

interface FinishInput {
  readonly draft: ItemDraft
  readonly index: number
  readonly rank: number
  readonly random: SeededRandom
}

function finishItem({ draft, index, rank, random }: FinishInput): SampleItem {
  const unitDraw = random.next()
  const severalUnits = draft.packFactor > 1 && draft.onPlatform
  const platformInBaseUnits = severalUnits && unitDraw < otherQuirks.unitHisPack.rate
  const hisInBaseUnits =
    severalUnits &&
    !platformInBaseUnits &&
    unitDraw < otherQuirks.unitHisPack.rate + otherQuirks.unitHisBase.rate
  const unitsDiffer = platformInBaseUnits || hisInBaseUnits
  const packPrice = priceOf(draft, { perBaseUnit: unitsDiffer, random })
  const listed = draft.onPlatform && (draft.exclusion !== '' || !random.chance(otherQuirks.unlisted.rate))
  const factorStated = unitsDiffer || !random.chance(otherQuirks.factorMissing.rate)
  const classTextMissing = listed && draft.nhsaCode !== '' && draft.exclusion === '' && random.chance(0.01)
  const short = draft.shortCode !== '' && random.chance(0.04)
  const uncoded = listed && draft.exclusion === '' && rank > 1200 && random.chance(0.01)
  return {
    kind: draft.kind,
    exclusion: draft.exclusion,
    name: draft.name,
    hisName:
      random.chance(0.05) && draft.kind === 'drug' && draft.exclusion === ''
        ? `${draft.name}（基）`
        : draft.name,
    tradeName: '',
    spec: draft.spec,
    hisSpec: random.chance(otherQuirks.freeFormSpec.rate) ? draft.freeSpec : draft.spec,
    dosageForm: draft.dosageForm,
    maker: draft.maker,
    approvalNo: draft.approvalNo,
    nhsaCode: draft.nhsaCode,
    hisNhsaCode: uncoded ? '' : short ? draft.shortCode : draft.nhsaCode,
    hisCode:
      draft.kind === 'drug' ? `0${String(101_001 + index * 37)}` : `8${String(1_000_001 + index * 53)}`,
    platformCode: listed ? `${draft.kind === 'drug' ? '10' : '20'}${String(10_000_019 + index * 7919)}` : '',
    packUnit: draft.packUnit,
    baseUnit: draft.baseUnit,
    packFactor: draft.packFactor,
    hisInBaseUnits,
    platformInBaseUnits,
    factorStated,
    factorInCatalogue: factorStated || !random.chance(0.2),
    packPrice,
    hisClassText: classTextMissing ? '' : random.pick(draft.hisClassTexts),
    catalogueClassText: draft.catalogueClassText,
    listingStatus: random.chance(0.015) ? '暂停挂网' : '已挂网',
    procurementCategory: random.chance(0.3) ? '带量' : random.chance(0.04) ? '备案' : '挂网',
    season: draft.season === 'w' || draft.season === 's' ? draft.season : '',
    weight: 1 / (rank + 12) ** 0.7,
    orderPacks: orderSize(packPrice, random),
    lotStyle: random.chance(otherQuirks.lotLeadingZero.rate) ? 3 : random.pick([0, 0, 1, 2, 4] as const),
  }
}

function priceOf(
  draft: ItemDraft,
  { perBaseUnit, random }: { perBaseUnit: boolean; random: SeededRandom },
): number {
  const yuan = draft.low * (draft.high / draft.low) ** random.next()
  if (!perBaseUnit) return Math.max(1, Math.floor(yuan * 100)) * MICRO_YUAN_PER_FEN
  const steps = Math.max(1, Math.floor((yuan * 10_000) / draft.packFactor))
  return steps * MICRO_YUAN_PER_UNIT_PRICE_STEP * draft.packFactor
}

const ORDER_SIZES = [
  1, 2, 3, 5, 6, 8, 10, 12, 15, 20, 24, 30, 40, 50, 60, 80, 100, 120, 150, 200, 240, 300, 400, 500, 600, 800,
  1000, 1500, 2000,
]

/** Packs that make an order of some hundred to some ten thousand yuan, in a size that people order. */
function orderSize(packPrice: number, random: SeededRandom): number {
  const worth = 500 * 40 ** random.next() * 1_000_000
  const wanted = worth / packPrice
  return ORDER_SIZES.findLast((size) => size <= wanted) ?? 1
}
