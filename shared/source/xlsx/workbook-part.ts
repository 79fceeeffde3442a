import type { RawSheet } from '../contract.ts'
import { parseXmlBytes } from '../xml/xml-part.ts'
import type { XmlTag } from '../xml/xml-tag.ts'

export interface SheetEntry {
  readonly name: string
  readonly relationId: string
  readonly visibility: RawSheet['visibility']
}

export interface WorkbookPart {
  readonly sheets: readonly SheetEntry[]
  readonly date1904: boolean
}

export function readWorkbookPart(bytes: Uint8Array): WorkbookPart {
  const sheets: SheetEntry[] = []
  let date1904 = false
  let inSheets = false
  parseXmlBytes(bytes, {
    open(tag: XmlTag) {
      const name = tag.name
      if (name === 'workbookPr') {
        // Newer Excel adds a second <x15:workbookPr> without the attribute.
        const flag = tag.attribute('date1904')
        if (flag === '1' || flag === 'true') date1904 = true
      } else if (name === 'sheets') inSheets = true
      else if (name === 'sheet' && inSheets) {
        const state = tag.attribute('state')
        sheets.push({
          name: tag.attribute('name') ?? '',
          relationId: tag.prefixedAttribute('id') ?? '',
          visibility: state === 'hidden' ? 'hidden' : state === 'veryHidden' ? 'very-hidden' : 'visible',
        })
      }
    },
    close(tag: XmlTag) {
      if (tag.name === 'sheets') inSheets = false
    },
    text() {},
  })
  return { sheets, date1904 }
}

export interface Relation {
  /** Last segment of the type URI, the same in the transitional and the strict namespaces, e.g. `worksheet`. */
  readonly type: string
  /** Path of the part within the package. */
  readonly path: string
}

/** Relations of a part by id; targets are resolved against `folder`, external ones left out: nothing is ever fetched. */
export function readRelations(bytes: Uint8Array, folder: string): Map<string, Relation> {
  const relations = new Map<string, Relation>()
  parseXmlBytes(bytes, {
    open(tag: XmlTag) {
      if (tag.name !== 'Relationship' || tag.attribute('TargetMode') === 'External') return
      const type = (tag.attribute('Type') ?? '').split('/').pop() ?? ''
      const path = resolvePath(folder, tag.attribute('Target') ?? '')
      relations.set(tag.attribute('Id') ?? '', { type, path })
    },
    close() {},
    text() {},
  })
  return relations
}

function resolvePath(folder: string, target: string): string {
  const clean = target.replaceAll('\\', '/')
  const segments = clean.startsWith('/') ? [] : folder.split('/')
  for (const segment of clean.split('/')) {
    if (segment === '..') segments.pop()
    else if (segment !== '.' && segment !== '') segments.push(segment)
  }
  return segments.filter((segment) => segment !== '').join('/')
}
