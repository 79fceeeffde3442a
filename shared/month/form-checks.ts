import { parameterValue } from '../policy/policy.ts'
import { type Amount, formatTenThousandYuan, formatYuanForPeople } from '../units/money.ts'
import { formatPercent } from '../units/ratio.ts'
import { roundToScale } from '../units/rounding.ts'
import type { FormCheck, FormRow, KindMonth, ProcurementKind } from './contract.ts'
import { kindNames } from './evidence.ts'
import { kindLabels, type MonthScope, sideLabels } from './month-scope.ts'

/** Columns of the form as the document numbers them. */
const columnNumbers = { drug: ['3', '4', '5'], consumable: ['6', '7', '8'] } as const

interface CheckInput {
  readonly scope: MonthScope
  readonly rows: readonly FormRow[]
  readonly months: Readonly<Record<ProcurementKind, KindMonth>>
  readonly unclassifiedRows: number
}

/**
 * What must hold before the form is signed (NET-10 and the pre-submission list of SCO-06). Blocking = the form contradicts
 * itself or money is in no column; the others are for the eye and ask for a remark when not ok. All on exact amounts.
 */
export function formChecks(input: CheckInput): FormCheck[] {
  const kinds: readonly ProcurementKind[] = ['drug', 'consumable']
  return [
    ...kinds.map((kind) => withinInHouse(input.rows, kind)),
    ...kinds.map((kind) => notAboveWhole(input.months[kind], kind)),
    bothSides(input.scope),
    kindsKnown(input.unclassifiedRows),
    rowsReadable(input.scope),
    notNegative(input.rows),
    ...kinds.map((kind) => unregisteredShown(input.months[kind], kind)),
    ...emergencyOnce(input.scope),
    ...(input.scope.units.length > 1 ? [campusesKnown(input.scope)] : []),
    codesValid(input.scope),
    roundingShown(input),
  ]
}

function withinInHouse(rows: readonly FormRow[], kind: ProcurementKind): FormCheck {
  const [whole, platform, emergency] = columnNumbers[kind]
  const wrong = rows.filter((row) => row[kind][1].value + row[kind][2].value > row[kind][0].value)
  const ok = wrong.length === 0
  const details = wrong
    .map((row) => {
      const over = row[kind][1].value + row[kind][2].value - row[kind][0].value
      return `${row.name}超出 ${yuan(over as Amount)} 元`
    })
    .join('，')
  return {
    id: `NET-10.${kind}-within`,
    ok,
    blocking: true,
    text: ok
      ? `${kindLabels[kind]}：省平台与应急之和不大于院内（${platform}+${emergency} ≤ ${whole}）`
      : `${kindLabels[kind]}：省平台与应急之和大于院内（${platform}+${emergency} > ${whole}），${details}；请在对账中查找仅平台、跨月或重复的行`,
  }
}

function notAboveWhole(month: KindMonth, kind: ProcurementKind): FormCheck {
  const { value } = month.onlineRate
  const ok = value === null || value.numerator <= value.denominator
  return {
    id: `NET-01.${kind}-rate`,
    ok,
    blocking: true,
    text:
      value === null
        ? `${kindLabels[kind]}：本月无采购，不计算网上采购率`
        : `${kindLabels[kind]}网上采购率 ${formatPercent(value)}${ok ? '，不超过 100%' : '，超过 100%：平台有院内没有的行'}`,
  }
}

function bothSides(scope: MonthScope): FormCheck {
  const missing = (['his', 'platform'] as const).filter((side) => scope[side] === null)
  const ok = missing.length !== 1
  return {
    id: 'NET-06.both-sides',
    ok,
    blocking: true,
    text: ok
      ? missing.length === 0
        ? '院内入库与省平台验收两侧数据都有'
        : '两侧本月都没有数据'
      : `本月没有${missing.map((side) => sideLabels[side]).join('、')}数据，请先导入`,
  }
}

function kindsKnown(rows: number): FormCheck {
  return {
    id: 'NET-04.kind-known',
    ok: rows === 0,
    blocking: true,
    text: rows === 0 ? '每一行都已分清药品或医用耗材' : `有 ${rows} 行分不清药品或医用耗材，没有计入任何一栏`,
  }
}

function rowsReadable(scope: MonthScope): FormCheck {
  const his = scope.rejected.his + (scope.his?.withoutAmount ?? 0)
  const platform = scope.rejected.platform + (scope.platform?.withoutAmount ?? 0)
  const ok = his + platform === 0
  return {
    id: 'SCO-06.rows-readable',
    ok,
    blocking: false,
    text: ok ? '没有无法读取的行' : `有无法读取的行：院内 ${his} 行，省平台 ${platform} 行，没有计入`,
  }
}

function notNegative(rows: readonly FormRow[]): FormCheck {
  const negative = rows.flatMap((row) =>
    [...row.drug, ...row.consumable].filter((figure) => figure.value < 0n).map((figure) => figure.label),
  )
  return {
    id: 'NET-10.non-negative',
    ok: negative.length === 0,
    blocking: false,
    text:
      negative.length === 0
        ? '各栏金额都不小于零'
        : `退货大于采购，金额为负，上报时请说明：${negative.join('、')}`,
  }
}

function unregisteredShown(month: KindMonth, kind: ProcurementKind): FormCheck {
  const { value } = month.unregistered
  const [whole, platform, emergency] = columnNumbers[kind]
  return {
    id: `NET-10.${kind}-unregistered`,
    ok: value >= 0n,
    blocking: false,
    text: `${kindLabels[kind]}线下未登记（${whole}−${platform}−${emergency}）${yuan(value)} 元${value === 0n ? '' : '，由对账差异逐项说明'}`,
  }
}

function emergencyOnce({ his }: MonthScope): FormCheck[] {
  return (['drug', 'consumable'] as const).map((kind) => {
    const twice = his?.emergencyOnPlatform[kindNames.indexOf(kind)]
    const rows = twice?.rows ?? 0
    return {
      id: `NET-10.${kind}-emergency-once`,
      ok: rows === 0,
      blocking: false,
      text:
        rows === 0
          ? `${kindLabels[kind]}：应急采购没有同时计入省平台采购`
          : `${kindLabels[kind]}：${rows} 行应急采购在省平台也有验收，${yuan((twice?.amount ?? 0n) as Amount)} 元在其中两栏各计一次`,
    }
  })
}

function campusesKnown(scope: MonthScope): FormCheck {
  const rows = (scope.his?.unmatchedCampus ?? 0) + (scope.platform?.unmatchedCampus ?? 0)
  return {
    id: 'NET-10.campus-known',
    ok: rows === 0,
    blocking: false,
    text:
      rows === 0
        ? '每一行都归到了表内的院区或账号'
        : `有 ${rows} 行的院区不在表内，计入第一行${scope.units[0].name}`,
  }
}

function codesValid({ his }: MonthScope): FormCheck {
  const [valid, absent, malformed] = his?.codeStates ?? [0, 0, 0]
  const all = valid + absent + malformed
  const share =
    all === 0 ? '' : `（${formatPercent({ numerator: BigInt(valid), denominator: BigInt(all) })}）`
  return {
    id: 'SCO-05.codes',
    ok: absent + malformed === 0,
    blocking: false,
    text: `院内计入的 ${all} 行中 ${valid} 行有有效的国家医保编码${share}，${absent} 行没有编码，${malformed} 行编码格式不合`,
  }
}

/** The form never adds rounded cells, so what rounding hides is said once. */
function roundingShown({ scope, rows }: CheckInput): FormCheck {
  const places = Number(parameterValue(scope.policy, 'NET-10', 'places'))
  const parts = (['drug', 'consumable'] as const).map((kind) => {
    const cells = rows.map((row) => row[kind][0].value)
    const exact = cells.reduce((sum, value) => sum + value, 0n) as Amount
    const rounded = cells.reduce((sum, value) => sum + roundToScale(value, 10, places), 0n)
    const difference = (rounded * 10n ** BigInt(10 - places) - exact) as Amount
    return `${kindLabels[kind]}院内 ${formatTenThousandYuan(exact, places)} 万元，各格舍入差 ${yuan(difference)} 元`
  })
  return { id: 'NET-10.rounding', ok: true, blocking: false, text: parts.join('；') }
}

function yuan(amount: Amount): string {
  return formatYuanForPeople(amount)
}
