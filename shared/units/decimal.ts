import { roundToScale } from './rounding.ts'

/** Writes a scaled integer as a plain decimal: `formatScaled(-1230000n, 6)` is `-1.23`; at least `minDecimals` places. */
export function formatScaled(value: bigint, decimals: number, minDecimals = 0): string {
  const negative = value < 0n
  const digits = (negative ? -value : value).toString().padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  let fraction = decimals === 0 ? '' : digits.slice(digits.length - decimals)
  let keep = fraction.length
  while (keep > minDecimals && fraction.charCodeAt(keep - 1) === 48) keep--
  fraction = fraction.slice(0, keep).padEnd(minDecimals, '0')
  return `${negative ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`
}

/** Writes a scaled integer rounded half up to exactly `places` decimals, with thousands separators if asked. */
export function formatRounded(
  value: bigint,
  decimals: number,
  places: number,
  options: { thousands: boolean } = { thousands: false },
): string {
  const plain = formatScaled(roundToScale(value, decimals, places), places, places)
  if (!options.thousands) return plain
  const [whole, fraction] = plain.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

/** Reads a plain decimal such as `-12.345` into a scaled integer; null if it is not one or has more decimals. */
export function parseScaled(text: string, decimals: number): bigint | null {
  const match = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(text)
  if (!match) return null
  const fraction = (match[3] ?? '').replace(/0+$/, '')
  if (fraction.length > decimals) return null
  const value = BigInt(match[2] + fraction.padEnd(decimals, '0'))
  return match[1] === '-' ? -value : value
}
