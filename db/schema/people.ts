import { index, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** A citizen registers once, by a code sent to the mobile number, or files without a name. */
export const citizens = pgTable('citizens', {
  id: uuid().primaryKey().defaultRandom(),
  /** E.164, such as +919900000001; null for somebody who files without a name. */
  mobile: text().unique(),
  /** Empty for somebody who files without a name. */
  name: text().notNull(),
  email: text(),
  language: text().notNull(),
  /** SHA-256 of the code by which somebody without a name comes back. */
  returnCodeHash: text().unique(),
  createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
})

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
