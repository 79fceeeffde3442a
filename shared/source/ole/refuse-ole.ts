import { Refused } from '../refused.ts'
import { CompoundFile } from './compound-file.ts'

const FILE_PASS = 0x2f
const END_OF_FILE = 0x0a
const HEAD_BYTES = 16 * 1024

/**
 * Says what an OLE file is: an encrypted workbook, an old .xls (readable in a later version) or no spreadsheet at all. Its
 * extension does not matter: a password turns an .xlsx into an OLE file.
 */
export function refuseOle(bytes: Uint8Array): Refused {
  const file = new CompoundFile(bytes)
  const named = (name: string) => file.streams.find((stream) => stream.name.toLowerCase() === name)
  if (named('encryptedpackage') !== undefined || named('\u0009drmcontent') !== undefined)
    return new Refused('encrypted')
  const book = named('workbook') ?? named('book')
  if (book === undefined) return new Refused('not_spreadsheet')
  if (hasFilePass(file.head(book, HEAD_BYTES))) return new Refused('encrypted')
  return new Refused('unsupported_version', { kind: 'xls' })
}

/** A password-protected .xls says so in one of the first records of its stream. */
function hasFilePass(head: Uint8Array): boolean {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  for (let at = 0; at + 4 <= head.length; ) {
    const record = view.getUint16(at, true)
    if (record === FILE_PASS) return true
    if (record === END_OF_FILE) return false
    at += 4 + view.getUint16(at + 2, true)
  }
  return false
}
