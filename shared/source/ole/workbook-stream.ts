import { Refused } from '../refused.ts'
import { CompoundFile } from './compound-file.ts'

/**
 * The workbook stream of an OLE file. Its extension does not matter: a password turns an .xlsx into an OLE file, and WPS
 * writes the same under the name .et. Refuses encrypted packages and documents that are no workbook.
 */
export function workbookStream(bytes: Uint8Array): Uint8Array {
  const file = new CompoundFile(bytes)
  const named = (name: string) => file.streams.find((stream) => stream.name.toLowerCase() === name)
  if (named('encryptedpackage') !== undefined || named('\u0009drmcontent') !== undefined)
    throw new Refused('encrypted')
  // A letter whose table of contents is damaged must not be taken for the workbook that is embedded in it.
  if (named('worddocument') !== undefined || named('powerpoint document') !== undefined)
    throw new Refused('not_spreadsheet')
  // Files for Excel 95 and 97 at once hold both; the newer one is exact about texts.
  const book = named('workbook') ?? named('book')
  if (book === undefined) throw new Refused('not_spreadsheet')
  return file.content(book)
}
