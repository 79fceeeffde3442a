import type { Figure } from '#shared/month/contract.ts'
import { formatYuanForPeople } from '#shared/units/money.ts'
import { formatPercent } from '#shared/units/ratio.ts'
import { classSourcesInWords } from './class-source-text.ts'
import { trustReason, trustText } from './trust-text.ts'

/** Names the figure in a sentence: whose and of which month. */
export interface LetterHead {
  readonly hospital: string
  readonly month: string
}

/** The formula with the numbers of this month in it. */
export function formulaWithNumbers(figure: Figure): string {
  if (figure.unit === 'yuan') {
    const parts = figure.parts.map((part) => `${part.label} ${formatYuanForPeople(part.amount)} 元`)
    return parts.length > 0
      ? `${parts.join(' + ')} = ${formatYuanForPeople(figure.value)} 元`
      : `${formatYuanForPeople(figure.value)} 元`
  }
  const { numerator, denominator } = figure
  const sum = `${numerator.label} ${formatYuanForPeople(numerator.amount)} 元 ÷ ${denominator.label} ${formatYuanForPeople(denominator.amount)} 元`
  return figure.value === null
    ? `${sum}：分母为零，无采购，不计算`
    : `${sum} = ${formatPercent(figure.value)}`
}

function statement(figure: Figure, head: LetterHead): string {
  const start = `${head.hospital}${head.month}${figure.label}`
  if (figure.unit === 'yuan') return `${start}为 ${formatYuanForPeople(figure.value)} 元。`
  if (figure.value === null) return `${start}：当月无采购，不计算。`
  if (!figure.target || figure.met === null) return `${start}为 ${formatPercent(figure.value)}。`
  const target = `目标不低于 ${formatPercent(figure.target, 0)}`
  return figure.met
    ? `${start}为 ${formatPercent(figure.value)}，${target}，达标。`
    : `${start}为 ${formatPercent(figure.value)}，${target}，未达标；按当月采购额测算，达到目标尚需网上采购 ${formatYuanForPeople(figure.missing)} 元。`
}

/** Text of a figure that can stand in an official letter: statement, sum, clause, what was left out, how sure. */
export function figureLetter(figure: Figure, head: LetterHead): string {
  const lines = [statement(figure, head), `计算：${formulaWithNumbers(figure)}。`]
  for (const citation of figure.citations) {
    lines.push(`依据：${citation.document} ${citation.article}：“${citation.quote}”`)
  }
  for (const parameter of figure.parameters) {
    lines.push(
      `参数：${parameter.name} ${parameter.value}（${setByText[parameter.setBy]}${parameter.note ? `，${parameter.note}` : ''}）`,
    )
  }
  for (const part of figure.excluded) {
    const sources = classSourcesInWords(part.bySource)
    lines.push(
      `未计入：${part.reason} ${part.rows.toLocaleString('zh-CN')} 行，${formatYuanForPeople(part.amount)} 元${sources ? `（判断依据：${sources}）` : ''}`,
    )
  }
  const reason = trustReason(figure.trust)
  lines.push(`数据情况：${trustText(figure.trust)}${reason ? `，${reason}` : ''}。`)
  return lines.join('\n')
}

/** Who set a parameter. */
export const setByText = { document: '文件规定', default: '默认值', hospital: '本院设定' } as const
