import type { SampleCompanies } from './company-names.ts'
import { chinesePatentDrugs } from './data/chinese-patent-drugs.ts'
import { type ExcludedKind, excludedKinds } from './data/excluded-items.ts'
import { westernDrugs } from './data/western-drugs.ts'
import { decoctionPieceCode, drugApprovalNo, patentDrugCode, westernDrugCode } from './item-codes.ts'
import { freeFormSpec, type Pack, parsePack } from './pack-text.ts'
import type { SeededRandom } from './random.ts'
import type { ItemDraft } from './sample-item.ts'

interface GenericDrug {
  readonly index: number
  readonly name: string
  readonly form: string
  readonly category: string
  readonly packs: readonly Pack[]
  readonly low: number
  readonly high: number
  readonly season: string
}

/** Reads `name|form|class|pack;pack|low-high|season`. */
export function parseGeneric(line: string, index: number): GenericDrug {
  const [name, form, category, packs, range, season] = line.split('|')
  const [low, high] = range.split('-').map(Number)
  return { index, name, form, category, packs: packs.split(';').map(parsePack), low, high, season }
}

/** About `count` drugs: every generic of the data once or more, with different packs and makers, and all excluded ones. */
export function drugDrafts(count: number, companies: SampleCompanies, random: SeededRandom): ItemDraft[] {
  const excluded = excludedKinds.flatMap((kind, k) =>
    excludedDrafts({ kind, first: 800 + k * 20, companies, random }),
  )
  const western = westernDrugs.map(parseGeneric)
  const patent = chinesePatentDrugs.map((line, i) => parseGeneric(line, western.length + i))
  const generics = [...western, ...patent]
  const drafts: ItemDraft[] = []
  const taken = new Set<string>()
  const order = random.shuffle(generics)
  for (let turn = 0; drafts.length < count - excluded.length; turn++) {
    const generic = order[turn % order.length]
    const pack = generic.packs[turn < order.length ? 0 : random.int(generic.packs.length)]
    // A patent medicine has few makers, a generic many.
    const makers = generic.index < western.length ? companies.drugMakers.length : 3
    const maker = (generic.index * 7 + random.int(makers)) % companies.drugMakers.length
    const key = `${generic.name}|${pack.text}|${maker}`
    if (taken.has(key)) continue
    taken.add(key)
    drafts.push(
      countedDraft({ generic, pack, maker, western: generic.index < western.length, companies, random }),
    )
  }
  return [...drafts, ...excluded]
}

interface DraftInput {
  readonly generic: GenericDrug
  readonly pack: Pack
  readonly maker: number
  readonly western: boolean
  readonly companies: SampleCompanies
  readonly random: SeededRandom
}

function countedDraft({ generic, pack, maker, western, companies, random }: DraftInput): ItemDraft {
  const parts = {
    category: generic.category,
    name: generic.index + 1,
    form: formNumber(generic.form),
    pack: packNumber(generic, pack),
    maker: maker + 101,
  }
  const biological = /人血白蛋白|免疫球蛋白|胰岛素|单抗|促红素|刺激因子/.test(generic.name)
  return {
    kind: 'drug',
    exclusion: '',
    ...shapeOf(generic, pack, random),
    maker: companies.drugMakers[maker],
    approvalNo: drugApprovalNo(
      biological ? 'S' : western ? 'H' : 'Z',
      random.between(1999, 2024),
      random.between(1, 9999),
    ),
    nhsaCode: western ? westernDrugCode(parts) : patentDrugCode({ ...parts, pack: parts.pack % 100 }),
    shortCode: '',
    hisClassTexts: western ? ['西药', '西药', biological ? '生物制品' : '西药'] : ['中成药'],
    catalogueClassText: western ? '西药' : '中成药',
    onPlatform: true,
  }
}

interface ExcludedInput {
  readonly kind: ExcludedKind
  readonly first: number
  readonly companies: SampleCompanies
  readonly random: SeededRandom
}

function excludedDrafts({ kind, first, companies, random }: ExcludedInput): ItemDraft[] {
  return kind.items.map((line, i) => {
    const generic = parseGeneric(line, first + i)
    const pack = generic.packs[0]
    const herb = kind.class === '中药饮片' || kind.class === '配方颗粒'
    const makers = herb ? companies.herbMakers : companies.drugMakers
    const maker = random.int(makers.length)
    return {
      kind: 'drug',
      exclusion: kind.class,
      ...shapeOf(generic, pack, random),
      maker: kind.class === '医疗机构制剂' ? '示例医院制剂室' : makers[maker],
      approvalNo: approvalOfExcluded(kind, random),
      nhsaCode: codeOfExcluded(kind, generic, maker),
      shortCode: '',
      hisClassTexts: kind.hisTexts,
      catalogueClassText: kind.class,
      onPlatform: kind.onPlatform,
    }
  })
}

function codeOfExcluded(kind: ExcludedKind, generic: GenericDrug, maker: number): string {
  if (kind.class === '中药饮片') return decoctionPieceCode(generic.index, maker + 1)
  if (generic.category === '') return ''
  return westernDrugCode({
    category: generic.category,
    name: generic.index,
    form: formNumber(generic.form),
    pack: packNumber(generic, generic.packs[0]),
    maker: maker + 101,
  })
}

function approvalOfExcluded(kind: ExcludedKind, random: SeededRandom): string {
  const serial = random.between(1, 9999)
  switch (kind.class) {
    case '中药饮片':
    case '配方颗粒':
      return ''
    case '医疗机构制剂':
      return `苏药制字Z0400${String(serial).padStart(4, '0')}`
    case '特殊医学用途配方食品':
      return `国食注字TY2021${String(serial).padStart(4, '0')}`
    case '预防用生物制品':
      return drugApprovalNo('S', 2018, serial)
    default:
      return drugApprovalNo('H', 2006, serial)
  }
}

function shapeOf(generic: GenericDrug, pack: Pack, random: SeededRandom) {
  return {
    name: generic.name,
    spec: pack.text,
    freeSpec: freeFormSpec(pack, random.int(6)),
    dosageForm: generic.form,
    packUnit: pack.packUnit,
    baseUnit: pack.baseUnit,
    packFactor: pack.factor,
    low: generic.low,
    high: generic.high,
    season: generic.season,
  }
}

function formNumber(form: string): number {
  let hash = 0
  for (const character of form) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 99
  return hash + 1
}

/** Different for the packs of one generic. */
function packNumber(generic: GenericDrug, pack: Pack): number {
  return generic.packs.indexOf(pack) * 11 + 1 + (pack.factor % 10)
}
