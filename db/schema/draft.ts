import { jsonb, pgTable, timestamp, uuid } from 'drizzle-orm/pg-core'

/** What a citizen has entered so far of a grievance that is not filed yet; found by a secret in the cookie. */
export const drafts = pgTable('drafts', {
  id: uuid().primaryKey().defaultRandom(),
  citizen: uuid(),
  answers: jsonb().$type<DraftAnswers>().notNull().default({}),
  createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  updatedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
})

export interface DraftAnswers {
  description?: string
  service?: string
  area?: string
  address?: string
  urgent?: boolean
  language?: string
}
