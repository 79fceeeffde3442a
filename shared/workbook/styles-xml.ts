import type { CellStyle } from './contract.ts'
import { escapeXml } from './xml-text.ts'

const FONT_NAMES = { song: '宋体', hei: '黑体', fangsong: '仿宋' } as const
const DEFAULT_SIZE = 11
export const DATE_FORMAT = 'yyyy-mm-dd'
/** Numbers below are Excel's own formats. */
const FIRST_OWN_FORMAT = 164

/**
 * styles.xml for the styles of a workbook. Format n is style n; format n + count is style n for dates, with
 * `yyyy-mm-dd` where the style has no number format (a date without one would show as 46310).
 */
export function stylesXml(given: readonly CellStyle[]): { readonly xml: string; readonly count: number } {
  const styles = given.length > 0 ? given : [{}]
  const fonts = new Pool([fontXml({})])
  const fills = new Pool(['<fill><patternFill/></fill>', '<fill><patternFill patternType="gray125"/></fill>'])
  const borders = new Pool(['<border><left/><right/><top/><bottom/><diagonal/></border>'])
  const formats = new Pool([])
  const formatOf = (style: CellStyle, format: string | undefined): string => {
    const numberFormat = format === undefined ? 0 : FIRST_OWN_FORMAT + formats.indexOf(escapeXml(format))
    const ids = `numFmtId="${numberFormat}" fontId="${fonts.indexOf(fontXml(style))}" fillId="${fills.indexOf(fillXml(style))}" borderId="${borders.indexOf(borderXml(style))}" xfId="0"`
    const applied = ' applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"'
    return `<xf ${ids}${applied}>${alignmentXml(style)}</xf>`
  }
  const cellFormats = [
    ...styles.map((style) => formatOf(style, style.format)),
    ...styles.map((style) => formatOf(style, style.format ?? DATE_FORMAT)),
  ]
  const numberFormats = formats.items.map(
    (code, index) => `<numFmt numFmtId="${FIRST_OWN_FORMAT + index}" formatCode="${code}"/>`,
  )
  const xml = [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    numberFormats.length > 0
      ? `<numFmts count="${numberFormats.length}">${numberFormats.join('')}</numFmts>`
      : '',
    `<fonts count="${fonts.items.length}">${fonts.items.join('')}</fonts>`,
    `<fills count="${fills.items.length}">${fills.items.join('')}</fills>`,
    `<borders count="${borders.items.length}">${borders.items.join('')}</borders>`,
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${cellFormats.length}">${cellFormats.join('')}</cellXfs>`,
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
    '</styleSheet>',
  ]
  return { xml: xml.join(''), count: styles.length }
}

/** Items of one kind, each stored once, in order of first use. */
class Pool {
  readonly items: string[]
  constructor(first: readonly string[]) {
    this.items = [...first]
  }
  indexOf(item: string): number {
    const known = this.items.indexOf(item)
    return known >= 0 ? known : this.items.push(item) - 1
  }
}

function fontXml(style: CellStyle): string {
  const marks = `${style.bold ? '<b/>' : ''}${style.underline ? '<u/>' : ''}`
  // charset 134 (GB2312) lets machines without the named font choose another Chinese one.
  return `<font>${marks}<sz val="${style.size ?? DEFAULT_SIZE}"/><name val="${FONT_NAMES[style.font ?? 'song']}"/><charset val="134"/></font>`
}

function fillXml(style: CellStyle): string {
  if (style.fill === undefined) return '<fill><patternFill/></fill>'
  if (!/^[0-9A-Fa-f]{6}$/.test(style.fill)) throw new RangeError(`not a colour RRGGBB: ${style.fill}`)
  return `<fill><patternFill patternType="solid"><fgColor rgb="FF${style.fill.toUpperCase()}"/><bgColor indexed="64"/></patternFill></fill>`
}

function borderXml(style: CellStyle): string {
  if (style.border === undefined) return '<border><left/><right/><top/><bottom/><diagonal/></border>'
  const line = (side: string) => `<${side} style="thin"><color auto="1"/></${side}>`
  return `<border>${line('left')}${line('right')}${line('top')}${line('bottom')}<diagonal/></border>`
}

function alignmentXml(style: CellStyle): string {
  const horizontal = style.align ? ` horizontal="${style.align}"` : ''
  return `<alignment${horizontal} vertical="center"${style.wrap ? ' wrapText="1"' : ''}/>`
}
