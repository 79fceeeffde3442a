import type { Issue } from '../../errors/issue.ts'
import type { RawSheet, ReadOptions, SourceCapabilities, Workbook } from '../contract.ts'
import { SlotBudget } from '../raw-cells.ts'
import { ReadingStopped, Refused } from '../refused.ts'
import { parseXmlPart } from '../xml/xml-part.ts'
import type { ZipEntry } from '../zip/zip-directory.ts'
import { ZipPackage } from '../zip/zip-package.ts'
import { columnLetter } from './cell-reference.ts'
import { InlineStrings } from './inline-strings.ts'
import { SharedStringsHandler } from './shared-strings.ts'
import { SheetHandler } from './sheet-handler.ts'
import type { SheetContext } from './sheet-state.ts'
import { readDateStyles } from './styles.ts'
import {
  type Relation,
  readRelations,
  readWorkbookPart,
  type SheetEntry,
  type WorkbookPart,
} from './workbook-part.ts'

interface ReadXlsxInput {
  readonly bytes: Uint8Array
  readonly capabilities: SourceCapabilities
  readonly options: ReadOptions
}

/** Reads an OOXML workbook (xlsx, xlsm, xltx), transitional or strict. */
export async function readXlsx({ bytes, capabilities, options }: ReadXlsxInput): Promise<Workbook> {
  const zip = new ZipPackage(bytes, capabilities)
  const workbookPath = await findWorkbook(zip)
  const folder = workbookPath.split('/').slice(0, -1).join('/')
  const book = readWorkbookPart(await zip.readWhole(entryAt(zip, workbookPath)))
  const relations = await relationsOf(zip, workbookPath, folder)
  const sheets = worksheetsOf(zip, book, relations)
  const stringsEntry = relatedPart(zip, relations, 'sharedStrings', `${folder}/sharedStrings.xml`)
  const stylesEntry = relatedPart(zip, relations, 'styles', `${folder}/styles.xml`)
  const progress = new Progress(options, [...sheets.map((sheet) => sheet.entry), stringsEntry])

  const dateStyles =
    stylesEntry === undefined ? new Uint8Array(0) : readDateStyles(await zip.readWhole(stylesEntry))
  const strings = stringsEntry === undefined ? [] : await readSharedStrings(zip, stringsEntry, progress)
  const inline = new InlineStrings(strings.length)
  const context: SheetContext = {
    dateStyles,
    date1904: book.date1904,
    sharedCount: strings.length,
    inline,
    budget: new SlotBudget(),
  }
  const issues: Issue[] = []
  const read: RawSheet[] = []
  for (const { sheet, entry } of sheets) {
    const handler = new SheetHandler(context)
    await parseXmlPart(progress.watch(zip.open(entry), handler), handler)
    addFormulaIssues(issues, sheet.name, handler)
    read.push({
      name: sheet.name,
      visibility: sheet.visibility,
      rowCount: handler.state.cells.rowCount,
      columns: handler.state.cells.finish(),
      hiddenRows: handler.state.hiddenRows,
      merges: handler.merges,
    })
  }
  return { format: 'xlsx', sheets: read, strings: inline.appendTo(strings), issues }
}

/** Through the package relations; a few generators leave those out and rely on the usual name. */
async function findWorkbook(zip: ZipPackage): Promise<string> {
  const root = zip.find('_rels/.rels')
  if (root !== undefined) {
    for (const relation of readRelations(await zip.readWhole(root), '').values()) {
      if (relation.type === 'officeDocument' && zip.find(relation.path) !== undefined) {
        return checkedWorkbook(zip, relation.path)
      }
    }
  }
  return checkedWorkbook(zip, 'xl/workbook.xml')
}

/** Other documents are zips too: a Word file, an OpenDocument sheet, a binary workbook, photos in an archive. */
function checkedWorkbook(zip: ZipPackage, path: string): string {
  if (path.toLowerCase().endsWith('.bin') || zip.find('xl/workbook.bin') !== undefined) {
    throw new Refused('unsupported_version', { kind: 'xlsb' })
  }
  if (zip.find('word/document.xml') !== undefined || zip.find('ppt/presentation.xml') !== undefined) {
    throw new Refused('not_spreadsheet')
  }
  if (zip.find(path) !== undefined) return path
  if (zip.find('content.xml') !== undefined && zip.find('mimetype') !== undefined) {
    throw new Refused('unsupported_version', { kind: 'ods' })
  }
  throw new Refused(zip.find('[Content_Types].xml') === undefined ? 'not_spreadsheet' : 'corrupt')
}

function entryAt(zip: ZipPackage, path: string): ZipEntry {
  const entry = zip.find(path)
  if (entry === undefined) throw new Refused('corrupt', { part: path })
  return entry
}

async function relationsOf(zip: ZipPackage, path: string, folder: string): Promise<Map<string, Relation>> {
  const file = path.split('/').pop() ?? ''
  const entry = zip.find(`${folder === '' ? '' : `${folder}/`}_rels/${file}.rels`)
  return entry === undefined ? new Map() : readRelations(await zip.readWhole(entry), folder)
}

/** A part that is announced must be there: without its styles a workbook would read dates as numbers. */
function relatedPart(zip: ZipPackage, relations: Map<string, Relation>, type: string, usualPath: string) {
  const relation = [...relations.values()].find((candidate) => candidate.type === type)
  return relation === undefined ? zip.find(usualPath) : entryAt(zip, relation.path)
}

/** Chart sheets hold no cells and are passed over; a worksheet whose part is missing makes the file corrupt. */
function worksheetsOf(zip: ZipPackage, book: WorkbookPart, relations: Map<string, Relation>) {
  const sheets: { sheet: SheetEntry; entry: ZipEntry }[] = []
  for (const [index, sheet] of book.sheets.entries()) {
    const relation = relations.get(sheet.relationId)
    if (relation !== undefined && relation.type !== 'worksheet') continue
    const path = relation === undefined ? `xl/worksheets/sheet${index + 1}.xml` : relation.path
    sheets.push({ sheet, entry: entryAt(zip, path) })
  }
  return sheets
}

async function readSharedStrings(zip: ZipPackage, entry: ZipEntry, progress: Progress): Promise<string[]> {
  const handler = new SharedStringsHandler()
  await parseXmlPart(progress.watch(zip.open(entry), undefined), handler)
  return handler.finish()
}

function addFormulaIssues(issues: Issue[], sheet: string, handler: SheetHandler): void {
  for (const { row, column } of handler.formulasWithoutValue) {
    issues.push({
      code: 'formula-without-value',
      severity: 'warning',
      where: { sheet, row: row + 1, letter: columnLetter(column) },
      found: '公式没有计算结果',
      expected: '用 Excel 打开并保存一次，使公式带有结果',
    })
  }
}

/** Reports unpacked bytes and rows about every four megabytes, and stops when asked to. */
class Progress {
  readonly #options: ReadOptions
  readonly #totalBytes: number
  #bytes = 0
  #rows = 0
  #reported = 0

  constructor(options: ReadOptions, entries: readonly (ZipEntry | undefined)[]) {
    this.#options = options
    this.#totalBytes = entries.reduce((sum, entry) => sum + (entry?.size ?? 0), 0)
  }

  async *watch(
    chunks: AsyncIterable<Uint8Array>,
    handler: SheetHandler | undefined,
  ): AsyncGenerator<Uint8Array> {
    const rowsBefore = this.#rows
    for await (const chunk of chunks) {
      if (this.#options.signal?.aborted) throw new ReadingStopped()
      yield chunk
      this.#bytes += chunk.length
      if (handler !== undefined) this.#rows = rowsBefore + handler.state.cells.rowCount
      if (this.#bytes - this.#reported >= 4 * 1024 * 1024) this.#report(handler === undefined)
    }
    this.#report(handler === undefined)
  }

  #report(unpacking: boolean): void {
    this.#reported = this.#bytes
    this.#options.onProgress?.({
      stage: unpacking ? 'unpacking' : 'reading',
      rows: this.#rows,
      bytes: this.#bytes,
      totalBytes: this.#totalBytes,
    })
  }
}
