import { index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** A photo or PDF. It belongs to a draft first, then to a grievance, and to an action when it came with one. */
export const documents = pgTable(
  'documents',
  {
    id: uuid().primaryKey().defaultRandom(),
    draft: uuid(),
    number: text(),
    action: uuid(),
    name: text().notNull(),
    mediaType: text().notNull(),
    bytes: integer().notNull(),
    /** Name of the file in the store: SHA-256 of its content. */
    storedAs: text().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('documents_number').on(table.number), index('documents_draft').on(table.draft)],
)
