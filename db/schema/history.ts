import { customType, index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

/** How a run of a case's workflow came to its end, as Temporal says it. */
export type RunStatus = 'COMPLETED' | 'CONTINUED_AS_NEW' | 'FAILED' | 'CANCELLED' | 'TERMINATED' | 'TIMED_OUT'

/** Histories of runs that have ended, kept before Temporal forgets them. Codes and instants, as in Temporal itself. */
export const histories = pgTable(
  'histories',
  {
    runId: text().primaryKey(),
    /** No reference: a run whose grievance was lost is kept all the more. */
    number: text().notNull(),
    status: text().$type<RunStatus>().notNull(),
    startedAt: timestamp({ withTimezone: true }).notNull(),
    closedAt: timestamp({ withTimezone: true }).notNull(),
    events: integer().notNull(),
    /** Temporal's own History message, in its binary form, through gzip. */
    history: bytea().notNull(),
    keptAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('histories_number').on(table.number, table.startedAt)],
)
