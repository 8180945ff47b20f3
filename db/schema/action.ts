import { sql } from 'drizzle-orm'
import { date, index, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Action } from '../../workflows/grievance/actions'
import { grievances } from './grievance'

/**
 * What somebody did, before the case has judged it. The row is also the outbox: what has no `signalledAt` yet is
 * sent into the workflow again until it gets through.
 */
export const actions = pgTable(
  'actions',
  {
    id: uuid().primaryKey(),
    number: text()
      .notNull()
      .references(() => grievances.number),
    kind: text().$type<Action['kind']>().notNull(),
    /** The signal's payload: codes only. */
    action: jsonb().$type<Action>().notNull(),
    /** Who did it; null for an outside system. */
    citizen: uuid(),
    officer: uuid(),
    submittedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    signalledAt: timestamp({ withTimezone: true }),
    /** How often it was sent into the workflow: again where the case stays silent about it. */
    signals: integer().notNull().default(0),
    verdict: text().$type<'applied' | 'refused'>(),
    /** Why it was refused: a code of rules.ts. */
    reason: text(),
    judgedAt: timestamp({ withTimezone: true }),
    /** W3C trace context of the request that made it, while traces are kept. */
    traceparent: text(),
  },
  (table) => [
    index('actions_number').on(table.number, table.submittedAt),
    index('actions_not_judged')
      .on(table.number)
      .where(sql`verdict is null`),
  ],
)

/** A person's words, kept under the action that they belong to. */
export const writings = pgTable('writings', {
  action: uuid()
    .primaryKey()
    .references(() => actions.id),
  body: text().notNull(),
  language: text().notNull(),
  /** The day on which was done what a report tells; null where the words are no report. */
  doneOn: date({ mode: 'string' }),
})
