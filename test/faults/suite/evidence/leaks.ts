import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Evidence } from '../evidence'
import { MARK, MOBILE_MARK } from '../people'
import type { World } from '../world'

/** Where personal data belongs. The two last columns are what the development mailbox shows as mail. */
const ITS_COLUMNS = [
  ...['citizens.mobile', 'citizens.name', 'citizens.email'],
  ...['officers.mobile', 'officers.name', 'officers.email'],
  ...['grievances.title', 'grievances.description', 'grievances.address'],
  ...['writings.body', 'drafts.answers', 'documents.name', 'one_time_passwords.mobile'],
  ...['development_outbox.recipient', 'development_outbox.body'],
]
/** The ledger has the number or mailbox to which a code or a word about a registration goes, and no other. */
const ONLY_OF_CODES = `case when messages.recipient_kind in ('mobile', 'mailbox') then '' else messages.recipient end`

/** A number stands alone, or behind the code of its country: ten digits within an identifier are no number. */
const NUMBER = `(?<![0-9a-z])(91)?${MOBILE_MARK}\\d{5}(?![0-9a-z])`
const PERSONAL = new RegExp(`${MARK}\\w*|${NUMBER}`, 'i')

/** Looks for the marks of the planted people in every other column, in Temporal's histories and in every log. */
export async function leaksIn(world: World, numbers: string[]): Promise<Evidence['leaks']> {
  return [...(await inTables(world)), ...(await inHistories(world, numbers)), ...inLogs(world)]
}

async function inTables({ system }: World): Promise<Evidence['leaks']> {
  const { sql } = system
  const columns = await sql<{ table: string; column: string }[]>`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = 'public' and table_name in (select tablename from pg_tables where schemaname = 'public')`
  const leaks: Evidence['leaks'] = []
  for (const { table, column } of columns) {
    const where = `${table}.${column}`
    if (ITS_COLUMNS.includes(where)) continue
    const value = where === 'messages.recipient' ? ONLY_OF_CODES : `"${table}"."${column}"::text`
    const rows = await sql.unsafe<{ value: string }[]>(
      `select ${value} as value from "${table}" where ${value} ~* '${MARK}|${MOBILE_MARK}[0-9]{5}' limit 3`,
    )
    leaks.push(...rows.map((row) => ({ where, what: markIn(row.value) ?? '' })))
  }
  return leaks
}

async function inHistories({ temporal }: World, numbers: string[]): Promise<Evidence['leaks']> {
  const leaks: Evidence['leaks'] = []
  for (const number of numbers) {
    const history = await temporal.workflow
      .getHandle(number)
      .fetchHistory()
      .catch(() => null)
    const what = history && markIn(textOf(history))
    if (what) leaks.push({ where: `history of ${number}`, what })
  }
  return leaks
}

function inLogs({ system }: World): Evidence['leaks'] {
  const files = readdirSync(system.directory).filter((name) => name.endsWith('.log'))
  return files.flatMap((name) => {
    const what = markIn(readFileSync(join(system.directory, name), 'utf8'))
    return what ? [{ where: name, what }] : []
  })
}

const markIn = (text: string): string | undefined => PERSONAL.exec(text)?.[0]

/** All text in a history; payloads are bytes. */
function textOf(part: unknown): string {
  if (typeof part === 'string') return part
  if (part instanceof Uint8Array) return Buffer.from(part).toString('utf8')
  if (typeof part !== 'object' || part === null) return ''
  return Object.values(part).map(textOf).join(' ')
}
