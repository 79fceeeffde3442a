import type { Column, ColumnKind, FrameOf, FrameSchema } from './frame.ts'

/** Builds a frame column by column; the builder must answer with a column of the kind it is asked for. */
export function buildFrame<S extends FrameSchema>(
  schema: S,
  rowCount: number,
  build: (name: keyof S & string, kind: ColumnKind) => Column,
): FrameOf<S> {
  const columns: Record<string, Column> = {}
  for (const [name, kind] of Object.entries(schema)) {
    const column = build(name, kind)
    if (column.kind !== kind) throw new Error(`column ${name} must be ${kind}, not ${column.kind}`)
    columns[name] = column
  }
  return { rowCount, columns: columns as FrameOf<S>['columns'] }
}
