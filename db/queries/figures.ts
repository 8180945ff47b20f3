import { sql } from 'drizzle-orm'
import type { Coming } from '../../workflows/grievance/coming'
import type { Database, Transaction } from '../client'
import { allowances } from '../schema/allowance'
import { actions } from '../schema/action'
import { differences, reconciliations } from '../schema/difference'
import { grievances, situations } from '../schema/grievance'
import { messages } from '../schema/message'
import { codesOfTheDay, type Purpose } from './one-time-password'

/** How many wait, and for how many seconds the oldest of them; 0 where none does. */
export interface Waiting {
  count: number
  oldest: number
}

/** What only the database knows of how the whole system does. */
export interface Figures {
  /** Filed or submitted, and not with Temporal. */
  outbox: Waiting
  /** Submitted, and their cases have not said what becomes of them. */
  unjudged: Waiting
  /** Open cases whose time has come and that have not moved. */
  overdue: Waiting
  messages: Record<'sms' | 'email', Waiting>
  /** Codes taken today of what a day allows, refused ones among them. */
  codes: Partial<Record<Purpose, number>>
  /** What the last reconciliation left behind; `age` in seconds, before the first since the first filing. */
  reconciliation: { parked: number; notKept: number; age: number }
  /** Connections of our processes to PostgreSQL, by what they do. */
  sessions: Record<string, number>
}

/** Seconds that a timer may be late: a case asks for the calendar and for words on their way before it moves. */
const GRACE = 60

/** Reminders leave the case as it is, and its own deadline may be long over by then. */
const REMINDER: Coming['kind'] = 'reminds-level-three'

/** Everything by partial indexes that hold only what is open, one query after the other on one connection. */
export async function readFigures(db: Database, now: number): Promise<Figures> {
  return db.transaction(
    async (tx) => {
      const waiting = async (...rows: Parameters<typeof sql>) => {
        const [found] = await tx.execute<{ count: number; oldest: number }>(
          sql`select count(*)::int as count,
            coalesce(extract(epoch from now() - min(since)), 0)::float8 as oldest from (${sql(...rows)}) waiting`,
        )
        return { count: found?.count ?? 0, oldest: Math.max(0, found?.oldest ?? 0) }
      }
      // One-time passwords have one attempt and nobody who would repeat it: one that was cut short is of the past.
      const ofChannel = (channel: string) =>
        waiting`select queued_at as since from ${messages}
          where state in ('queued', 'sending') and channel = ${channel} and recipient_kind <> 'mobile'`
      return {
        outbox: await waiting`
          select filed_at as since from ${grievances} where started_at is null
          union all select submitted_at from ${actions} where verdict is null and signalled_at is null`,
        unjudged: await waiting`select submitted_at as since from ${actions} where verdict is null`,
        overdue: await waiting`
          select due_at as since from ${situations} where stage <> 'closed'
          and due_at < now() - make_interval(secs => ${GRACE}) and due_what <> ${REMINDER}`,
        messages: { sms: await ofChannel('sms'), email: await ofChannel('email') },
        reconciliation: await lastNight(tx),
        codes: await readCodes(tx, now),
        sessions: await readSessions(tx),
      }
    },
    { accessMode: 'read only' },
  )
}

type Reader = Pick<Database, 'execute'>

async function readCodes(tx: Reader, now: number): Promise<Figures['codes']> {
  const { keys, period } = codesOfTheDay(now)
  const rows = await tx.execute<{ key: string; taken: number }>(sql`
    select key, taken from ${allowances} where period = ${period.toISOString()}
    and key in (${sql.join(
      Object.values(keys).map((key) => sql`${key}`),
      sql`, `,
    )})`)
  const taken = new Map(rows.map((row) => [row.key, row.taken]))
  return Object.fromEntries(Object.entries(keys).map(([purpose, key]) => [purpose, taken.get(key) ?? 0]))
}

async function readSessions(tx: Reader): Promise<Figures['sessions']> {
  const rows = await tx.execute<{ state: string; count: number }>(sql`
    select coalesce(state, 'unknown') as state, count(*)::int as count from pg_stat_activity
    where datname = current_database() and application_name = 'janaspandana' group by 1`)
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
}

async function lastNight(tx: Transaction): Promise<Figures['reconciliation']> {
  const [found] = await tx.execute<Figures['reconciliation']>(sql`select
    (select count(*)::int from ${differences} where resolved_at is null) as parked,
    coalesce(last.not_kept, 0) as "notKept",
    extract(epoch from now() -
      coalesce(last.ended_at, (select min(filed_at) from ${grievances}), now()))::float8 as age
    from (select 1) one left join
      (select not_kept, ended_at from ${reconciliations} order by ended_at desc limit 1) last on true`)
  return found ?? { parked: 0, notKept: 0, age: 0 }
}
