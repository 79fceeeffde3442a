import { DOS_CODE_PAGES } from './dos-code-pages.ts'

/** Code pages by Windows number, as labels of TextDecoder or names of DOS_CODE_PAGES. */
const LABELS: Readonly<Record<number, string>> = {
  367: 'windows-1252',
  437: 'cp437',
  850: 'cp850',
  852: 'cp852',
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  // Every GBK byte sequence is GB18030 too, and files that say 936 hold four-byte characters all the same.
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1200: 'utf-16le',
  10000: 'macintosh',
  10007: 'x-mac-cyrillic',
  20127: 'windows-1252',
  20866: 'koi8-r',
  28591: 'windows-1252',
  28592: 'iso-8859-2',
  32768: 'macintosh',
  32769: 'windows-1252',
  54936: 'gb18030',
  65001: 'utf-8',
}

/** Label of a Windows code page number; undefined for one that nobody uses. */
export function labelOfCodePage(codePage: number): string | undefined {
  if (codePage >= 1250 && codePage <= 1258) return `windows-${codePage}`
  return LABELS[codePage]
}

/** Code pages that programs write without being asked: they say nothing about a text of a Chinese hospital. */
export function isDefaultWestern(label: string): boolean {
  return label === 'windows-1252' || label === 'cp437' || label === 'cp850' || label === 'macintosh'
}

/** Decodes single texts of one code page; never throws, what fits nothing becomes U+FFFD. */
export function decoderFor(label: string): (bytes: Uint8Array) => string {
  const upper = DOS_CODE_PAGES[label]
  if (upper === undefined) {
    const decoder = new TextDecoder(label, { ignoreBOM: true })
    return (bytes) => decoder.decode(bytes)
  }
  return (bytes) => {
    let text = ''
    for (const byte of bytes) text += byte < 0x80 ? String.fromCharCode(byte) : upper[byte - 0x80]
    return text
  }
}
