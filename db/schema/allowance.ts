import { integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'

/** How often something was done within one period, so that it can be stopped: codes for an address, codes a day. */
export const allowances = pgTable(
  'allowances',
  {
    /** What is counted. Network addresses stand here as keyed hashes, people by their ids. */
    key: text().notNull(),
    period: timestamp({ withTimezone: true }).notNull(),
    taken: integer().notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.key, table.period] })],
)
