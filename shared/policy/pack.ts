import * as z from 'zod'
import { classificationRulesSchema } from './classification-rules.ts'
import { evaluatorNames } from './evaluator-names.ts'

// zod probes `new Function` for speed, which the window's CSP rightly forbids.
z.config({ jitless: true })

const plainDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const decimal = z.string().regex(/^-?\d+(\.\d+)?$/)

/** A figure or choice that a rule works with. What a document fixes cannot be changed by a hospital. */
const parameterSchema = z.strictObject({
  name: z.string().regex(/^[a-z][A-Za-z]*$/),
  title: z.string().min(1),
  kind: z.enum(['decimal', 'integer', 'choice']),
  /** null where the documents give none and no default would be honest: the figure stays empty until the hospital sets it. */
  value: z.string().nullable(),
  /** Unit of the value in Chinese; '' for a pure number or a choice. */
  unit: z.string(),
  min: decimal.optional(),
  max: decimal.optional(),
  choices: z.array(z.strictObject({ value: z.string(), title: z.string() })).optional(),
  setBy: z.enum(['document', 'default']),
  note: z.string().optional(),
})

const sourceSchema = z.strictObject({
  /** Key of the pack's `documents`. */
  document: z.string(),
  article: z.string().min(1),
  /** Exact words of the document, white space removed; checked against the source texts by a test. */
  quote: z.string().min(1),
  /** 'reference' = a document of another jurisdiction, or a definition that guides but does not bind here. */
  authority: z.enum(['binding', 'reference']),
})

const implementationSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('evaluator'), name: z.enum(evaluatorNames) }),
  /** Done by people in the product: named after the desk or process. */
  z.strictObject({ kind: z.literal('workflow'), name: z.string().min(1), reason: z.string().min(1) }),
  z.strictObject({ kind: z.literal('information'), reason: z.string().min(1) }),
])

const ruleSchema = z.strictObject({
  id: z.string().regex(/^[A-Z]{3}-\d{2}$/),
  title: z.string().min(1),
  /** First = the clause that is cited where only one fits. */
  sources: z.array(sourceSchema).min(1),
  effectiveFrom: plainDate,
  effectiveTo: plainDate.nullable(),
  parameters: z.array(parameterSchema),
  implementation: implementationSchema,
})

const documentSchema = z.strictObject({
  number: z.string().min(1),
  title: z.string().min(1),
  issuedOn: plainDate.nullable(),
  /** Name of the text under policy-sources, so that quotes can be checked. */
  sourceText: z.string().min(1),
})

export const packSchema = z.strictObject({
  id: z.string().regex(/^[a-z]+(\/[a-z]+)*$/),
  title: z.string().min(1),
  /** Pack below this one in the stack: province below city. */
  extends: z.string().nullable(),
  documents: z.record(z.string(), documentSchema),
  rules: z.array(ruleSchema),
  /** Changes to rules of the packs below: further sources, put first, and other values of parameters. */
  amendments: z.array(
    z.strictObject({
      rule: z.string(),
      sources: z.array(sourceSchema),
      parameters: z.array(
        z.strictObject({ name: z.string(), value: z.string(), note: z.string().optional() }),
      ),
    }),
  ),
  /** Replaces the classification of the packs below as a whole. */
  classification: classificationRulesSchema.optional(),
})

export type Pack = z.infer<typeof packSchema>
export type PolicyParameter = z.infer<typeof parameterSchema>
export type PolicySource = z.infer<typeof sourceSchema>
export type PolicyDocument = z.infer<typeof documentSchema>
export type Implementation = z.infer<typeof implementationSchema>
