import type { AmountFigure, MonthReport } from '#shared/month/contract.ts'

/** The figures of the form by id, so that every amount cell can open what is behind it. */
export function formFigures(report: Pick<MonthReport, 'form'>): ReadonlyMap<string, AmountFigure> {
  const figures = new Map<string, AmountFigure>()
  for (const row of report.form.rows) {
    for (const figure of [...row.drug, ...row.consumable]) figures.set(figure.id, figure)
  }
  return figures
}
