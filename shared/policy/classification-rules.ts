import * as z from 'zod'
import { exclusionClasses, procurementKinds } from '../model/procurement-class.ts'

const exclusionNames = exclusionClasses.slice(1) as [string, ...string[]]
/** What a piece of evidence says: one of the classes that leave both sums, or only the kind of goods. */
const meaning = z.enum([...procurementKinds, ...exclusionNames])

const pattern = z.string().refine(isPattern, '不是有效的匹配式')
const plainDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/**
 * How the class of an item is recognised (NET-04, NET-05), as versioned data: the documents say 「暂不包含」, so the list
 * will change. Texts are compared after `foldText` (width, spaces, brackets, upper case); patterns are matched on it.
 */
export const classificationRulesSchema = z.strictObject({
  version: z.string(),
  note: z.string(),
  /** Classes that leave both sums. A class that is recognised but not listed here is counted (Nanjing counts IVD). */
  leaves: z.array(z.enum(exclusionNames)),
  /** Words of an explicit class column (类别), in the HIS, the platform or the catalogue. */
  columnTerms: z.array(
    z.strictObject({
      means: meaning,
      /** The whole text. */
      exact: z.array(z.string()).optional(),
      /** Enough when they stand anywhere in the text, unless a negation stands before them. */
      contained: z.array(z.string()).optional(),
    }),
  ),
  negations: z.array(z.string()),
  /** National codes, strongest first. */
  codes: z.array(z.strictObject({ means: meaning, pattern })),
  /** Approval and registration numbers, strongest first. */
  approvals: z.array(z.strictObject({ means: meaning, pattern, note: z.string().optional() })),
  /** Keyword rules on the item's own words: the weakest evidence, so only what is certain. */
  keywords: z.array(
    z.strictObject({
      means: meaning,
      fields: z.array(z.enum(['name', 'tradeName', 'dosageForm', 'spec'])).min(1),
      pattern,
      unless: pattern.optional(),
      effectiveFrom: plainDate.optional(),
      note: z.string().optional(),
    }),
  ),
  /** Listing status (挂网状态) of a catalogue row that is not listed. */
  delisted: pattern,
  /** A text in the national-code column that can be a code at all: scope of the strict rate. */
  codePresent: pattern,
  /** Complete formats of the national codes (SCO-05). */
  codeFormats: z.array(z.strictObject({ title: z.string(), pattern })),
})

export type ClassificationRules = z.infer<typeof classificationRulesSchema>
export type KeywordRule = ClassificationRules['keywords'][number]

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'u')
    return true
  } catch {
    return false
  }
}
