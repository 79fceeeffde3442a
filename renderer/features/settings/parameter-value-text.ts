import { formatScaled } from '#shared/units/decimal.ts'
import { ratioOfDecimal } from '#shared/units/ratio.ts'
import type { RuleView } from '../../data/desk-api.ts'

type Parameter = RuleView['parameters'][number]

/** `85%`, `14 日`, the title of a choice, or that nothing is set. Decimals without unit are ratios. */
export function parameterValueText(parameter: Pick<Parameter, 'unit' | 'choices'>, value: string): string {
  if (value === '') return '未设定'
  const choice = parameter.choices?.find((candidate) => candidate.value === value)
  if (choice) return choice.title
  if (parameter.unit !== '') return `${value} ${parameter.unit}`
  return /^\d+(\.\d+)?$/.test(value) ? percentText(value) : value
}

/** Every decimal of the parameter is kept: 0.8575 is 85.75%, never 86%. */
function percentText(decimal: string): string {
  const { numerator, denominator } = ratioOfDecimal(decimal)
  return `${formatScaled(numerator * 100n, denominator.toString().length - 1)}%`
}
