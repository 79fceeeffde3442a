import { parseXmlBytes } from '../xml/xml-part.ts'
import type { XmlTag } from '../xml/xml-tag.ts'
import { isBuiltinDateFormat, isDateFormatCode } from './number-format.ts'

/** By style index of a cell: 1 where the style shows numbers as dates. */
export function readDateStyles(bytes: Uint8Array): Uint8Array {
  const customDates = new Map<number, boolean>()
  const formats: number[] = []
  let inCellFormats = false
  parseXmlBytes(bytes, {
    open(tag: XmlTag) {
      const name = tag.name
      if (name === 'numFmt') {
        const id = Number(tag.attribute('numFmtId'))
        customDates.set(id, isDateFormatCode(tag.attribute('formatCode') ?? ''))
      } else if (name === 'cellXfs') inCellFormats = true
      else if (name === 'xf' && inCellFormats) formats.push(Number(tag.attribute('numFmtId') ?? 0))
    },
    close(tag: XmlTag) {
      if (tag.name === 'cellXfs') inCellFormats = false
    },
    text() {},
  })
  return Uint8Array.from(formats, (id) => ((customDates.get(id) ?? isBuiltinDateFormat(id)) ? 1 : 0))
}
