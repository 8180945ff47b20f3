import type { Placed, RowFault } from '../table'

/** Rows whose key stands on an earlier line already. Rows without a key are left alone. */
export function repeats<T>(rows: Placed<T>[], keyOf: (row: T) => string | null, what: string): RowFault[] {
  const first = new Map<string, number>()
  return rows.flatMap((row) => {
    const key = keyOf(row)
    if (key === null) return []
    const earlier = first.get(key)
    if (earlier === undefined) first.set(key, row.line)
    return earlier === undefined
      ? []
      : [{ line: row.line, reason: `${what} "${key}" stands on line ${earlier} already` }]
  })
}

/** A fault when `code` is not among the known ones. */
export function unknown(line: number, column: string, code: string, known: Set<string>): RowFault[] {
  return known.has(code) ? [] : [{ line, reason: `${column} "${code}" is not known` }]
}

export const codesOf = (rows: { code: string }[]) => new Set(rows.map(({ code }) => code))

/** One fault when `wrong` holds. */
export const faultIf = (wrong: unknown, line: number, reason: string): RowFault[] =>
  wrong ? [{ line, reason }] : []
