import type { ExclusionClass, ProcurementKind } from '../month/contract.ts'

/** A product of the sample hospital as it really is, with the way either side writes it down. */
export interface SampleItem {
  readonly kind: ProcurementKind
  /** '' = counted in the online rate. */
  readonly exclusion: ExclusionClass | ''
  readonly name: string
  readonly hisName: string
  readonly tradeName: string
  readonly spec: string
  readonly hisSpec: string
  readonly dosageForm: string
  readonly maker: string
  readonly approvalNo: string
  /** National code as the platform and the catalogue have it; '' where the class has none. */
  readonly nhsaCode: string
  /** The same in HIS: sometimes only the 20 characters of a consumable, or not maintained at all. */
  readonly hisNhsaCode: string
  readonly hisCode: string
  /** '' when the platform does not list the item. */
  readonly platformCode: string
  readonly packUnit: string
  readonly baseUnit: string
  readonly packFactor: number
  readonly hisInBaseUnits: boolean
  readonly platformInBaseUnits: boolean
  /** The rows of both sides state the 转换比. */
  readonly factorStated: boolean
  /** The catalogue states it. */
  readonly factorInCatalogue: boolean
  /** Micro-yuan per pack; a multiple of packFactor × 100 where one side counts base units. */
  readonly packPrice: number
  /** Text of the HIS column 类别; '' for a few. */
  readonly hisClassText: string
  readonly catalogueClassText: string
  readonly listingStatus: string
  readonly procurementCategory: '挂网' | '带量' | '备案'
  readonly season: 'w' | 's' | ''
  /** How often it is bought, relative to the others. */
  readonly weight: number
  /** Usual order in packs. */
  readonly orderPacks: number
  /** 0 = 20260315, 1 = 2603151, 2 = A260315, 3 = 0260315, 4 = 26C0315. */
  readonly lotStyle: 0 | 1 | 2 | 3 | 4
}

/** What the data files say of an item, before habits of hospital and platform are drawn for it. */
export interface ItemDraft {
  readonly kind: ProcurementKind
  readonly exclusion: ExclusionClass | ''
  readonly name: string
  readonly spec: string
  readonly freeSpec: string
  readonly dosageForm: string
  readonly maker: string
  readonly approvalNo: string
  readonly nhsaCode: string
  /** Shorter code that HIS may use instead (20 of 27 characters). */
  readonly shortCode: string
  readonly packUnit: string
  readonly baseUnit: string
  readonly packFactor: number
  /** Range of the price per pack in yuan. */
  readonly low: number
  readonly high: number
  readonly hisClassTexts: readonly string[]
  readonly catalogueClassText: string
  readonly onPlatform: boolean
  readonly season: string
}
