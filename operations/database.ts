import type { Registry } from 'prom-client'
import type { Database, Sql } from '../db/client'
import { readFigures, type Waiting } from '../db/queries/figures'
import { gaugesIn, type Gauges } from './gauges'
import type { Source } from './readings'

/** Most codes that are sent in a day, by purpose. */
export type CodeLimits = Record<'citizen-sign-in' | 'officer-sign-in', number>

/**
 * How the whole system does, as the database has it. One process tells it, the worker; of several workers each tells
 * the same, so take the greatest, never the sum.
 */
export function databaseFigures(registry: Registry, db: Database, limits: CodeLimits): Source {
  const gauges = gaugesIn(registry)
  const outbox = waiting(gauges, 'outbox', 'Filings and actions that Temporal has not got')
  const unjudged = waiting(gauges, 'unjudged_actions', 'Actions of which their case has not spoken')
  const overdue = waiting(gauges, 'overdue_cases', 'Open cases that did not move when their time came')
  const [count, oldest] = ['count', 'oldest_age_seconds'].map((what) =>
    gauges.each(`janaspandana_waiting_messages_${what}`, `Messages to be sent: ${what}.`, 'channel'),
  ) as [PerLabel, PerLabel]
  const codes = gauges.each(
    'janaspandana_codes_today',
    'One-time passwords asked for today (UTC).',
    'purpose',
  )
  const ceiling = gauges.each('janaspandana_codes_daily_limit', 'One-time passwords a day.', 'purpose')
  const parked = gauges.one(
    'janaspandana_differences_parked_count',
    'Differences of PostgreSQL and Temporal that wait for an operator.',
  )
  const notKept = gauges.one(
    'janaspandana_histories_not_kept_count',
    'Closed cases whose history was not kept, as of the last reconciliation.',
  )
  const age = gauges.one(
    'janaspandana_reconciliation_age_seconds',
    'Time since the last reconciliation came to its end; before the first, since the first filing.',
  )
  const sessions = gauges.each(
    'janaspandana_database_sessions',
    'Connections of all our processes to PostgreSQL.',
    'state',
  )
  return {
    name: 'database',
    forget: gauges.forget,
    async read() {
      const figures = await readFigures(db, Date.now())
      gauges.forget()
      outbox(figures.outbox)
      unjudged(figures.unjudged)
      overdue(figures.overdue)
      for (const [channel, messages] of Object.entries(figures.messages)) {
        count(channel, messages.count)
        oldest(channel, messages.oldest)
      }
      each(figures.codes, codes)
      each(limits, ceiling)
      each(figures.sessions, sessions)
      const { reconciliation } = figures
      parked(reconciliation.parked)
      notKept(reconciliation.notKept)
      age(reconciliation.age)
    },
  }
}

type PerLabel = ReturnType<Gauges['each']>

const each = (figures: Record<string, number>, tell: PerLabel): void =>
  Object.entries(figures).forEach(([of, value]) => tell(of, value))

function waiting(gauges: Gauges, noun: string, help: string): (figures: Waiting) => void {
  const count = gauges.one(`janaspandana_${noun}_count`, `${help}.`)
  const oldest = gauges.one(
    `janaspandana_${noun}_oldest_age_seconds`,
    `${help}: age of the oldest, 0 for none.`,
  )
  return (figures) => {
    count(figures.count)
    oldest(figures.oldest)
  }
}

/**
 * How long PostgreSQL takes to answer the least question, the wait for a free connection of this process's pool
 * included. The driver tells no more of its pool than that.
 */
export function databaseAnswer(registry: Registry, sql: Sql): Source {
  const gauges = gaugesIn(registry)
  const seconds = gauges.one(
    'janaspandana_database_answer_seconds',
    'Time of the least query, with the wait for a free connection of this process.',
  )
  return {
    name: 'database-answer',
    forget: gauges.forget,
    async read() {
      const started = performance.now()
      await sql`select 1`
      seconds((performance.now() - started) / 1_000)
    },
  }
}
