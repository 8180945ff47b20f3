import { sql } from 'drizzle-orm'
import { index, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { CallOutcome } from '../../workflows/grievance/types'

/** An outbound call that asks for feedback on a report. */
export const callTasks = pgTable(
  'call_tasks',
  {
    number: text().notNull(),
    /** The report that the call is about. */
    report: uuid().notNull(),
    attempt: integer().notNull(),
    dueAt: timestamp({ withTimezone: true }).notNull(),
    /** Until when the feedback window is open. */
    until: timestamp({ withTimezone: true }).notNull(),
    /** The agent who has opened it, so that two do not ring the same citizen. */
    agent: uuid(),
    takenAt: timestamp({ withTimezone: true }),
    state: text().$type<'open' | 'done' | 'missed' | 'not-needed'>().notNull().default('open'),
    outcome: text().$type<CallOutcome>(),
    endedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.number, table.report, table.attempt] }),
    index('call_tasks_open')
      .on(table.dueAt)
      .where(sql`state = 'open'`),
  ],
)
