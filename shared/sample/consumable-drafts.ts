import type { SampleCompanies } from './company-names.ts'
import { consumableKinds } from './data/consumable-kinds.ts'
import { ivdReagents, nonMedicalGoods } from './data/excluded-items.ts'
import { consumableCode, deviceApprovalNo } from './item-codes.ts'
import { parsePack } from './pack-text.ts'
import type { SeededRandom } from './random.ts'
import type { ItemDraft } from './sample-item.ts'

/** About `count` consumables, IVD reagents (体外诊断试剂) and goods that are no consumables at all. */
export function consumableDrafts(
  count: number,
  companies: SampleCompanies,
  random: SeededRandom,
): ItemDraft[] {
  const others = [...reagentDrafts(companies, random), ...goodsDrafts(companies)]
  const drafts: ItemDraft[] = []
  const taken = new Set<string>()
  for (let turn = 0; drafts.length < count - others.length; turn++) {
    const index = turn % consumableKinds.length
    const [name, models, packText, range, grade, category] = consumableKinds[index].split('|')
    const modelList = models.split(';')
    const model = turn < consumableKinds.length ? 0 : random.int(modelList.length)
    const maker = (index * 5 + random.int(9)) % companies.deviceMakers.length
    const key = `${index}|${model}|${maker}`
    if (taken.has(key)) continue
    taken.add(key)
    const pack = parsePack(packText)
    const code = consumableCode({ category, kind: index + 1, model, maker: maker + 301 })
    const withSerial = random.chance(0.85)
    const [low, high] = range.split('-').map(Number)
    drafts.push({
      kind: 'consumable',
      exclusion: '',
      name,
      spec: pack.factor > 1 ? `${modelList[model]} ${packText}` : modelList[model],
      freeSpec: modelList[model].replace(/ /g, '').toLowerCase(),
      dosageForm: '',
      maker: companies.deviceMakers[maker],
      approvalNo: deviceApprovalNo({
        year: random.between(2016, 2025),
        risk: grade === 'h' ? 3 : 2,
        category,
        serial: random.between(1, 9999),
      }),
      nhsaCode: withSerial ? code.full : code.stem,
      shortCode: withSerial ? code.stem : '',
      packUnit: pack.packUnit,
      baseUnit: pack.baseUnit,
      packFactor: pack.factor,
      low,
      high,
      hisClassTexts: grade === 'h' ? ['高值耗材', '医用耗材'] : ['低值耗材', '卫生材料', '医用耗材'],
      catalogueClassText: '医用耗材',
      onPlatform: true,
      season: '',
    })
  }
  return [...drafts, ...others]
}

function reagentDrafts(companies: SampleCompanies, random: SeededRandom): ItemDraft[] {
  return ivdReagents.flatMap((line, index) => {
    const [name, packs, range] = line.split('|')
    const [low, high] = range.split('-').map(Number)
    return packs.split(';').map((text, model): ItemDraft => {
      const maker = random.int(companies.reagentMakers.length)
      const code = consumableCode({ category: '40', kind: 7000 + index, model, maker: maker + 801 })
      const packUnit = text.slice(text.lastIndexOf('/') + 1)
      return {
        ...sharedByOthers,
        exclusion: '体外诊断试剂',
        name,
        spec: text,
        freeSpec: text.replace(/\*/g, '×'),
        maker: companies.reagentMakers[maker],
        approvalNo: deviceApprovalNo({
          year: random.between(2017, 2025),
          risk: index % 3 === 0 ? 3 : 2,
          category: '40',
          serial: random.between(1, 9999),
        }),
        nhsaCode: code.full,
        packUnit,
        baseUnit: packUnit,
        low,
        high,
        hisClassTexts: ['体外诊断试剂', '检验试剂', '诊断试剂'],
        catalogueClassText: '体外诊断试剂',
        onPlatform: true,
      }
    })
  })
}

function goodsDrafts(companies: SampleCompanies): ItemDraft[] {
  return nonMedicalGoods.map((line, index): ItemDraft => {
    const [name, packText, range] = line.split('|')
    const [low, high] = range.split('-').map(Number)
    const packUnit = packText.slice(packText.lastIndexOf('/') + 1)
    return {
      ...sharedByOthers,
      exclusion: '非医用耗材',
      name,
      spec: packText,
      freeSpec: packText,
      maker: companies.deviceMakers[index * 3],
      approvalNo: '',
      nhsaCode: '',
      packUnit,
      baseUnit: packUnit,
      low,
      high,
      hisClassTexts: name.includes('消毒') ? ['消毒用品'] : ['后勤物资', '办公用品'],
      catalogueClassText: '',
      onPlatform: false,
    }
  })
}

const sharedByOthers = {
  kind: 'consumable',
  shortCode: '',
  dosageForm: '',
  packFactor: 1,
  season: '',
} as const
