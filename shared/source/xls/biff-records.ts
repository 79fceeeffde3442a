/** Record numbers of the workbook stream ([MS-XLS] 2.3; older ones from the OpenOffice documentation of BIFF2-BIFF5). */
export const BIFF = {
  dimensions: 0x0200,
  dimensionsOld: 0x0000,
  blankOld: 0x0001,
  integerOld: 0x0002,
  numberOld: 0x0003,
  labelOld: 0x0004,
  boolerrOld: 0x0005,
  formula: 0x0006,
  stringOld: 0x0007,
  endOfFile: 0x000a,
  codePage: 0x0042,
  date1904: 0x0022,
  filePass: 0x002f,
  continue: 0x003c,
  xfOld: 0x0043,
  boundSheet: 0x0085,
  mulRk: 0x00bd,
  rString: 0x00d6,
  xf: 0x00e0,
  mergeCells: 0x00e5,
  sst: 0x00fc,
  labelSst: 0x00fd,
  formatOld: 0x001e,
  number: 0x0203,
  label: 0x0204,
  boolerr: 0x0205,
  formula3: 0x0206,
  string: 0x0207,
  row: 0x0208,
  xf3: 0x0243,
  rk: 0x027e,
  rkOld: 0x007e,
  formula4: 0x0406,
  format: 0x041e,
  xf4: 0x0443,
} as const

const BOF_VERSIONS = new Map([
  [0x0009, 2],
  [0x0209, 3],
  [0x0409, 4],
  [0x0809, 5],
])
const SHEET_TYPES = [0x0005, 0x0006, 0x0010, 0x0020, 0x0040, 0x0100]
const BIFF8 = 0x0600

export const TYPE_WORKSHEET = 0x0010
export const TYPE_WORKSPACE = 0x0100

export interface BeginOfStream {
  readonly version: 2 | 3 | 4 | 5 | 8
  readonly type: number
}

/** One record: number and where its data lie. */
export interface BiffRecord {
  readonly id: number
  readonly at: number
  readonly length: number
}

/** What a BOF record says; undefined for any other record. */
export function beginOfStream(view: DataView, record: BiffRecord): BeginOfStream | undefined {
  const version = BOF_VERSIONS.get(record.id)
  if (version === undefined || record.length < 4) return undefined
  const type = view.getUint16(record.at + 2, true)
  if (version !== 5) return { version: version as 2 | 3 | 4, type }
  return { version: view.getUint16(record.at, true) === BIFF8 ? 8 : 5, type }
}

/** The record at a position; undefined where none fits any more. */
export function recordAt(view: DataView, at: number): BiffRecord | undefined {
  if (at + 4 > view.byteLength) return undefined
  const length = view.getUint16(at + 2, true)
  if (at + 4 + length > view.byteLength) return undefined
  return { id: view.getUint16(at, true), at: at + 4, length }
}

/** A workbook stream without the compound file around it, as Excel 2 to 4 and some converters write it. */
export function isBareBiff(bytes: Uint8Array): boolean {
  if (bytes.length < 8 || bytes[0] !== 0x09 || bytes[3] !== 0 || bytes[2] < 4 || bytes[2] > 16) return false
  if (![0, 2, 4, 8].includes(bytes[1])) return false
  return SHEET_TYPES.includes(bytes[6] | (bytes[7] << 8))
}
