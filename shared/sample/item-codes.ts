/** Codes with the structure of codes-and-interfaces.md §3 from invented running numbers. */

function digits(value: number, width: number): string {
  return String(value).padStart(width, '0')
}

interface DrugCodeParts {
  /** Letter, two digits, two letters, e.g. J01CA. */
  readonly category: string
  readonly name: number
  readonly form: number
  readonly pack: number
  readonly maker: number
}

/** 国家医保药品代码 of a western medicine: X and 22 more characters. */
export function westernDrugCode({ category, name, form, pack, maker }: DrugCodeParts): string {
  return `X${category}A${digits(name, 3)}A${digits(form, 3)}${digits(pack, 4)}${digits(maker, 5)}`
}

/** 国家医保药品代码 of a Chinese patent medicine: Z and 19 more characters. */
export function patentDrugCode({ category, name, form, pack, maker }: DrugCodeParts): string {
  return `Z${category}A${digits(name, 4)}${digits(form, 2)}${digits(pack, 2)}${digits(maker, 5)}`
}

/** 中药饮片 code: T and 9 digits. */
export function decoctionPieceCode(name: number, maker: number): string {
  return `T${digits(name, 5)}${digits(maker, 4)}`
}

interface ConsumableCodeParts {
  /** Two digits of the device classification. */
  readonly category: string
  readonly kind: number
  readonly model: number
  readonly maker: number
}

/** 医用耗材代码: C and 19 digits; with the serial of the specification 27 characters. */
export function consumableCode({ category, kind, model, maker }: ConsumableCodeParts) {
  const stem = `C${category}${digits(kind, 4)}${digits(1 + (kind % 9), 3)}${digits(model + 1, 5)}${digits(maker, 5)}`
  return { stem, full: `${stem}${digits(model * 13 + 1, 7)}` }
}

/** 国药准字 and a letter (H chemical, Z Chinese, S biological) with a year and four digits. */
export function drugApprovalNo(letter: 'H' | 'Z' | 'S', year: number, serial: number): string {
  return `国药准字${letter}${year}${digits(serial, 4)}`
}

interface DeviceApproval {
  readonly year: number
  /** Risk class (管理类别): 3 is registered nationally, 2 by the province. */
  readonly risk: 2 | 3
  readonly category: string
  readonly serial: number
}

export function deviceApprovalNo({ year, risk, category, serial }: DeviceApproval): string {
  return `${risk === 3 ? '国' : '苏'}械注准${year}${risk}${category}${digits(serial, 4)}`
}
