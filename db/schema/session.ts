import { index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** A browser that is signed in. The cookie holds 256 random bits; here is only their SHA-256. */
export const sessions = pgTable(
  'sessions',
  {
    idHash: text().primaryKey(),
    realm: text().$type<'citizen' | 'officer'>().notNull(),
    person: uuid().notNull(),
    /** On what it runs, as far as a person tells browsers apart; null where that was not seen. */
    device: text().$type<Device>(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    seenAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [index('sessions_person').on(table.person)],
)

export const DEVICES = ['android', 'iphone', 'windows', 'mac', 'linux'] as const
export type Device = (typeof DEVICES)[number]

/** A one-time password that was sent. The code is kept as a keyed hash only. */
export const oneTimePasswords = pgTable(
  'one_time_passwords',
  {
    id: uuid().primaryKey().defaultRandom(),
    /** Where it was sent: a mobile number, or a mailbox where it is to prove an email. */
    mobile: text().notNull(),
    purpose: text()
      .$type<'citizen-sign-in' | 'officer-sign-in' | 'track' | 'old-mobile' | 'new-mobile' | 'email'>()
      .notNull(),
    codeHash: text().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    tries: integer().notNull().default(0),
    usedAt: timestamp({ withTimezone: true }),
  },
  (table) => [index('one_time_passwords_mobile').on(table.mobile, table.createdAt)],
)
