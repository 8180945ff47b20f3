import { existsSync, readFileSync } from 'node:fs'
import { CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'

/** What is wrong, and where an administrator finds it. `line` counts from 1, as spreadsheets and editors do. */
export interface Fault extends RowFault {
  file: string
}

/** A fault while its file is understood. */
export interface RowFault {
  line: number
  reason: string
}

/** A row and the line where it stands. */
export type Placed<T> = T & { line: number }

interface ReadTable<T> {
  rows: Placed<T>[]
  faults: Fault[]
}

/** A column of the file and where its cell goes in the row. */
interface Column {
  heading: string
  path: [property: string, language?: string]
}

/** `officeLevel` stands under office_level; what has one value a language, as `names`, under name_en, name_kn, .... */
function columnsOf(row: z.ZodObject): Column[] {
  return Object.entries(row.shape).flatMap(([property, shape]): Column[] =>
    shape instanceof z.ZodObject
      ? Object.keys(shape.shape).map((language) => ({
          heading: `${property === 'names' ? 'name' : property}_${language}`,
          path: [property, language],
        }))
      : [{ heading: inFile(property), path: [property] }],
  )
}

const inFile = (property: string) => property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** Reads a CSV file whose headings are the properties of `row` in snake case. `file` is its name in faults. */
export function readTable<T extends z.ZodObject>(path: string, file: string, row: T): ReadTable<z.infer<T>> {
  if (!existsSync(path)) return { rows: [], faults: [{ file, line: 1, reason: 'the file is missing' }] }
  const records = recordsOf(readFileSync(path, 'utf8'))
  if ('reason' in records) return { rows: [], faults: [{ file, ...records }] }
  const [head, ...body] = records.records
  const headings = head?.cells ?? []
  const columns = columnsOf(row)
  const expected = columns.map(({ heading }) => heading)
  const faults = headingFaults(headings, expected).map((reason) => ({ file, line: 1, reason }))
  if (faults.length > 0) return { rows: [], faults }
  const rows: Placed<z.infer<T>>[] = []
  for (const { cells, line } of body) {
    const read = readRow(cells, headings, columns, row)
    if (read.ok) rows.push({ ...read.row, line })
    else faults.push(...read.reasons.map((reason) => ({ file, line, reason })))
  }
  return { rows, faults }
}

interface CsvRecord {
  cells: string[]
  line: number
}

type Records = { records: CsvRecord[] } | { line: number; reason: string }

function recordsOf(content: string): Records {
  if (content.includes('\uFFFD')) return { line: 1, reason: 'is not saved as UTF-8' }
  const options = {
    bom: true,
    trim: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
  } as const
  try {
    const parsed = parse(content, options) as unknown as { record: string[]; info: { lines: number } }[]
    return { records: parsed.map(({ record, info }) => ({ cells: record, line: info.lines })) }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { line: Number(error['lines'] ?? 1), reason: `cannot be read as CSV: ${error.message}` }
  }
}

function headingFaults(headings: string[], expected: string[]): string[] {
  const missing = expected
    .filter((name) => !headings.includes(name))
    .map((name) => `the column ${name} is missing`)
  const unknown = headings
    .filter((name) => !expected.includes(name))
    .map((name) => `the column "${name}" is not known`)
  return [...missing, ...unknown]
}

type ReadRow<T> = { ok: true; row: T } | { ok: false; reasons: string[] }

function readRow<T extends z.ZodObject>(
  cells: string[],
  headings: string[],
  columns: Column[],
  row: T,
): ReadRow<z.infer<T>> {
  if (cells.length !== headings.length) {
    return {
      ok: false,
      reasons: [
        `has ${cells.length} cells instead of ${headings.length}: a comma inside a name needs quotes`,
      ],
    }
  }
  const cellOf = ({ heading }: Column) => cells[headings.indexOf(heading)] ?? ''
  const parsed = row.safeParse(valuesOf(columns, cellOf))
  if (parsed.success) return { ok: true, row: parsed.data }
  const reasonOf = ({ path, message }: z.core.$ZodIssue) => {
    const column = columns.find((one) => one.path.every((step, depth) => step === path[depth]))
    return column ? `${column.heading} "${cellOf(column)}" ${message}` : message
  }
  return { ok: false, reasons: parsed.error.issues.map(reasonOf) }
}

function valuesOf(columns: Column[], cellOf: (column: Column) => string) {
  const values: Record<string, string | Record<string, string>> = {}
  for (const column of columns) {
    const [property, language] = column.path
    const cell = cellOf(column)
    values[property] = language ? { ...Object(values[property]), [language]: cell } : cell
  }
  return values
}

/** Reads a JSON file of the given shape. The line of a fault is that of the property's name. */
export function readJson<T>(path: string, file: string, shape: z.ZodType<T>): { value?: T; faults: Fault[] } {
  if (!existsSync(path)) return { faults: [{ file, line: 1, reason: 'the file is missing' }] }
  const content = readFileSync(path, 'utf8')
  try {
    const parsed = shape.safeParse(JSON.parse(content))
    if (parsed.success) return { value: parsed.data, faults: [] }
    const faults = parsed.error.issues.map((issue) => ({
      file,
      line: lineOf(content, issue.path),
      reason: `${issue.path.join('.')}: ${issue.message}`,
    }))
    return { faults }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return { faults: [{ file, line: 1, reason: `is not JSON: ${error.message}` }] }
  }
}

/** The line of the innermost property of `path`, found by looking for one name after the other. */
function lineOf(content: string, path: PropertyKey[]): number {
  let at = 0
  for (const name of path) at = Math.max(at, content.indexOf(`"${String(name)}"`, at))
  return content.slice(0, at).split('\n').length
}
