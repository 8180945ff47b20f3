import { boolean, index, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { grievances } from './grievance'
import { citizens } from './people'

/**
 * A citizen who has added his own to the grievance of somebody else. He is told of its steps; the words and papers go
 * to its officers, and never to its citizen.
 */
export const followers = pgTable(
  'followers',
  {
    /** Idempotency key of the form. Papers that came with it name it as their action. */
    id: uuid().primaryKey(),
    number: text()
      .notNull()
      .references(() => grievances.number),
    citizen: uuid()
      .notNull()
      .references(() => citizens.id),
    description: text().notNull(),
    address: text().notNull().default(''),
    /** Language that the follower reads. */
    language: text().notNull(),
    /** The officers do not learn name and number. */
    nameWithheld: boolean().notNull().default(false),
    joinedAt: timestamp({ withTimezone: true }).notNull(),
    /** From when on nothing more is told. */
    leftAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    unique('followers_once').on(table.number, table.citizen),
    index('followers_citizen').on(table.citizen, table.joinedAt),
  ],
)
