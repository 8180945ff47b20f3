import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'

/** Counters by day, department and district, raised in the same transaction as the event that they count. */
export const rollups = pgTable(
  'rollups',
  {
    day: text().notNull(),
    department: text().notNull(),
    district: text().notNull(),
    kind: text().notNull(),
    count: integer().notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.day, table.department, table.district, table.kind] })],
)
