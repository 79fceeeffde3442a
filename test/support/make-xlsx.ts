import { strToU8, zipSync } from 'fflate'

/** A cell for `makeXlsx`: text (shared string), number, boolean, or raw XML of a `<c>` body with its attributes. */
export type TestCell =
  | string
  | number
  | boolean
  | null
  | { readonly attributes?: string; readonly body: string }

export interface TestSheet {
  readonly name?: string
  readonly state?: 'hidden' | 'veryHidden'
  readonly rows: readonly (readonly TestCell[])[]
  /** Zero-based rows with hidden="1". */
  readonly hiddenRows?: readonly number[]
  readonly merges?: readonly string[]
  /** The whole worksheet part instead of `rows`. */
  readonly xml?: string
}

export interface TestWorkbook {
  readonly sheets: readonly TestSheet[]
  readonly date1904?: boolean
  /** Number format codes; style index 1 is the first. */
  readonly formats?: readonly string[]
  readonly sharedStringsXml?: string
  readonly extraParts?: Readonly<Record<string, string>>
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'

/** A minimal xlsx, written by hand: the reader must not be tested with a writer that shares its ideas. */
export function makeXlsx(book: TestWorkbook): Uint8Array {
  const strings: string[] = []
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': workbookXml(book),
    'xl/_rels/workbook.xml.rels': relationsXml(book),
    'xl/styles.xml': stylesXml(book.formats ?? []),
  }
  for (const [index, sheet] of book.sheets.entries()) {
    parts[`xl/worksheets/sheet${index + 1}.xml`] = sheet.xml ?? sheetXml(sheet, strings)
  }
  parts['xl/sharedStrings.xml'] =
    book.sharedStringsXml ??
    `<sst ${MAIN}>${strings.map((text) => `<si><t xml:space="preserve">${escapeXml(text)}</t></si>`).join('')}</sst>`
  Object.assign(parts, book.extraParts)
  const files = Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)]))
  // A fixed date: the same book gives the same bytes, whenever it is made.
  return zipSync(files, { mtime: '2026-01-01T00:00:00' })
}

export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;')
}

function workbookXml({ sheets, date1904 }: TestWorkbook): string {
  const list = sheets.map(({ name, state }, index) => {
    const visibility = state === undefined ? '' : ` state="${state}"`
    return `<sheet name="${escapeXml(name ?? `Sheet${index + 1}`)}" sheetId="${index + 1}"${visibility} r:id="rId${index + 1}"/>`
  })
  return `<workbook ${MAIN} xmlns:r="${OFFICE}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${list.join('')}</sheets></workbook>`
}

function relationsXml({ sheets }: TestWorkbook): string {
  const list = sheets.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  )
  list.push(`<Relationship Id="rIdS" Type="${OFFICE}/styles" Target="styles.xml"/>`)
  list.push(`<Relationship Id="rIdT" Type="${OFFICE}/sharedStrings" Target="/xl/sharedStrings.xml"/>`)
  return `<Relationships xmlns="${PACKAGE}">${list.join('')}</Relationships>`
}

function stylesXml(formats: readonly string[]): string {
  const codes = formats.map(
    (code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${escapeXml(code).replaceAll('"', '&quot;')}"/>`,
  )
  const cells = formats.map((_, i) => `<xf numFmtId="${164 + i}"/>`)
  return `<styleSheet ${MAIN}><numFmts>${codes.join('')}</numFmts><cellXfs><xf numFmtId="0"/>${cells.join('')}</cellXfs></styleSheet>`
}

function sheetXml({ rows, hiddenRows = [], merges = [] }: TestSheet, strings: string[]): string {
  const body = rows.map((cells, r) => {
    const inner = cells.map((cell, c) => cellXml(cell, `${letters(c)}${r + 1}`, strings)).join('')
    return `<row r="${r + 1}"${hiddenRows.includes(r) ? ' hidden="1"' : ''}>${inner}</row>`
  })
  const merged =
    merges.length === 0
      ? ''
      : `<mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
  return `<?xml version="1.0" encoding="UTF-8"?>\n<worksheet ${MAIN}><sheetData>${body.join('')}</sheetData>${merged}</worksheet>`
}

function cellXml(cell: TestCell, reference: string, strings: string[]): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`
  if (typeof cell === 'boolean') return `<c r="${reference}" t="b"><v>${cell ? 1 : 0}</v></c>`
  if (typeof cell === 'object') return `<c r="${reference}" ${cell.attributes ?? ''}>${cell.body}</c>`
  let index = strings.indexOf(cell)
  if (index < 0) index = strings.push(cell) - 1
  return `<c r="${reference}" t="s"><v>${index}</v></c>`
}

function letters(index: number): string {
  return index < 26
    ? String.fromCharCode(65 + index)
    : letters(Math.floor(index / 26) - 1) + letters(index % 26)
}
