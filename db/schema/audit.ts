import { bigserial, index, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

/** Who did or read what, when. Append-only. Ids and codes, no personal data. */
export const audit = pgTable(
  'audit',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
    actorKind: text().$type<'citizen' | 'officer' | 'case' | 'system' | 'anonymous'>().notNull(),
    actor: text(),
    act: text().notNull(),
    subject: text(),
    detail: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  },
  (table) => [
    index('audit_subject').on(table.subject, table.at),
    index('audit_actor').on(table.actor, table.at),
  ],
)
