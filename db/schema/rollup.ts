import { integer, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core'

/**
 * Counters by day, department and district, raised in the same transaction as the event that they count. A counter is
 * the sum of its slots: with one row, all cases of a department in a district would wait for each other.
 */
export const rollups = pgTable(
  'rollups',
  {
    day: text().notNull(),
    department: text().notNull(),
    district: text().notNull(),
    kind: text().notNull(),
    slot: smallint().notNull().default(0),
    count: integer().notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.day, table.department, table.district, table.kind, table.slot] })],
)
