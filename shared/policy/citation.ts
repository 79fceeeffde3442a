/** The clause behind a rule or a figure: enough to find it in the document and to read it without. */
export interface Citation {
  readonly rule: string
  readonly document: string
  readonly article: string
  readonly quote: string
}

/** A parameter as a figure shows it. */
export interface FigureParameter {
  readonly name: string
  readonly value: string
  /** Who set it: the document, the pack's default or the hospital (本院设定). */
  readonly setBy: 'document' | 'default' | 'hospital'
  readonly note?: string
}
