import { sql } from 'drizzle-orm'
import { boolean, index, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/**
 * Which messages about cases a citizen wants: every one, or only those that ask for something or by which a right begins
 * or ends.
 */
export type WantedMessages = 'all' | 'needed'

/**
 * A citizen registers once, by a code sent to the mobile number, or files without a name. The row stays, without the person, after an erasure.
 */
export const citizens = pgTable(
  'citizens',
  {
    id: uuid().primaryKey().defaultRandom(),
    /** E.164, such as +919900000001; null without a name, and once erased, so that the number may register anew. */
    mobile: text().unique(),
    /** Empty for somebody who files without a name, and once erased. */
    name: text().notNull(),
    email: text(),
    /** Whether messages also go to the email. */
    byEmail: boolean().notNull().default(true),
    wants: text().$type<WantedMessages>().notNull().default('all'),
    language: text().notNull(),
    /** SHA-256 of the code by which somebody without a name comes back. */
    returnCodeHash: text().unique(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** When the citizen asked that everything personal be erased; null where nobody did, or it was taken back. */
    erasureAskedAt: timestamp({ withTimezone: true }),
    erasedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    index('citizens_to_erase')
      .on(table.erasureAskedAt)
      .where(sql`erasure_asked_at is not null and erased_at is null`),
  ],
)

/** Whoever signs in at the officers' desk: officers, nodal officers, call agents, administrators, operators. */
export const officers = pgTable('officers', {
  id: uuid().primaryKey().defaultRandom(),
  mobile: text().notNull().unique(),
  name: text().notNull(),
  email: text(),
  language: text().notNull(),
  /** Secret of the authenticator app, sealed by api/authenticator.ts; null until the officer has enrolled. */
  authenticatorSecret: text(),
  /** The last time step that was used, so that a code opens the door once only. */
  authenticatorLastStep: text(),
  roles: jsonb().$type<OfficerRole[]>().notNull().default([]),
  createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
})

export type OfficerRole = 'call-agent' | 'counter-operator' | 'administrator' | 'auditor' | 'operator'

/** Which officer holds which posting. Work belongs to the posting. */
export const officersPostings = pgTable(
  'officers_postings',
  {
    officer: uuid()
      .notNull()
      .references(() => officers.id),
    posting: text().notNull(),
    since: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.officer, table.posting] }),
    index('officers_postings_posting').on(table.posting),
  ],
)
