import { assertNever } from '../errors/assert.ts'
import type { SourceRefusal } from '../errors/refusal.ts'
import { err, ok, type Result } from '../errors/result.ts'
import type { ReadOptions, SourceCapabilities, Workbook } from './contract.ts'
import { looksBinary, textStart } from './csv/encoding.ts'
import { readCsv } from './csv/read-csv.ts'
import { readDbf } from './dbf/read-dbf.ts'
import { readHtml } from './html/read-html.ts'
import { workbookStream } from './ole/workbook-stream.ts'
import { Refused } from './refused.ts'
import { sniffFormat } from './sniff-format.ts'
import { readSpreadsheetMl } from './spreadsheetml/read-spreadsheetml.ts'
import { readXls } from './xls/read-xls.ts'
import { readXlsx } from './xlsx/read-xlsx.ts'

export interface ReadWorkbookInput {
  readonly bytes: Uint8Array
  /** Only for naming the sheet of a text file; what a file is, its content says. */
  readonly fileName: string
  readonly capabilities: SourceCapabilities
  readonly options?: ReadOptions
}

/**
 * Reads a file into cells as they stand, or says why not. Zero cells are a refusal ('empty'), never a success
 * (unless `keepBlank` asks how the file was read). Rejects only
 * with an AbortError when `options.signal` is raised; everything that the file causes is a value.
 */
export async function readWorkbook(input: ReadWorkbookInput): Promise<Result<Workbook, SourceRefusal>> {
  try {
    const workbook = await read(input)
    const cells = workbook.sheets.some((sheet) => sheet.rowCount > 0)
    return cells || (input.options?.keepBlank === true && HAVE_SHEETS.includes(workbook.format))
      ? ok(workbook)
      : err({ code: 'empty' })
  } catch (fault) {
    if (fault instanceof Refused) return err(fault.refusal)
    // An allocation that the machine cannot grant is a property of the file, like any other limit.
    if (fault instanceof RangeError && /alloc|length|memory/i.test(fault.message))
      return err({ code: 'too_large' })
    throw fault
  }
}

/** Formats with sheets of their own, which can be there and blank. */
const HAVE_SHEETS: readonly Workbook['format'][] = ['xlsx', 'xls', 'spreadsheetml']

async function read({ bytes, fileName, capabilities, options = {} }: ReadWorkbookInput): Promise<Workbook> {
  const format = sniffFormat(bytes)
  switch (format) {
    case 'zip':
      return readXlsx({ bytes, capabilities, options })
    case 'text': {
      const wide = textStart(bytes).encoding?.startsWith('utf-16') === true
      if (!wide && looksBinary(bytes)) throw new Refused('not_spreadsheet')
      return readCsv({ bytes, sheetName: baseName(fileName), options })
    }
    case 'ole':
      return readXls(workbookStream(bytes), options)
    case 'biff':
      return readXls(bytes, options)
    case 'dbf':
      return readDbf({ bytes, sheetName: baseName(fileName), options })
    case 'html':
      return readHtml({ bytes, sheetName: baseName(fileName), options })
    case 'spreadsheetml':
      return readSpreadsheetMl(bytes, options)
    case 'other-version':
      throw new Refused('unsupported_version')
    case 'company-encrypted':
      throw new Refused('encrypted')
    case 'other':
      throw new Refused('not_spreadsheet')
    case 'empty':
      throw new Refused('empty')
    default:
      return assertNever(format)
  }
}

function baseName(fileName: string): string {
  const name = fileName.split(/[\\/]/).pop() ?? ''
  return name.replace(/\.[^.]*$/, '') || 'Sheet1'
}
