import { DrizzleQueryError } from 'drizzle-orm'

/** What the log may know of an error. */
export interface Fault {
  type: string
  message: string
  code?: string
  constraint?: string
  stack: string[]
  cause?: Fault
}

/**
 * Describes an error without the values that it was about: a failed query names its parameters, and PostgreSQL
 * quotes the offending row, which may be a person's mobile number or a whole grievance.
 */
export function describeFault(error: unknown): Fault {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: [] }
  const cause = error.cause === undefined ? {} : { cause: describeFault(error.cause) }
  const stack = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim())
  return { type: error.name, message: messageOf(error), ...codesOf(error), stack, ...cause }
}

function messageOf(error: Error): string {
  if (error instanceof DrizzleQueryError) return `Failed query: ${error.query}`
  // Only errors of PostgreSQL have a severity; their code says enough.
  return 'severity' in error ? '' : error.message
}

function codesOf(error: Error): { code?: string; constraint?: string } {
  const text = (name: string) => {
    const value: unknown = Reflect.get(error, name)
    return typeof value === 'string' ? value : undefined
  }
  return { code: text('code'), constraint: text('constraint_name') }
}
