import { sql } from 'drizzle-orm'
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { DifferenceKind, Tally } from '../../workflows/reconciliation/types'

/**
 * Where PostgreSQL and Temporal said different things. One without an end is parked: it waits for an operator. Numbers
 * and codes, no personal data; the number of an orphan belongs to no grievance here.
 */
export const differences = pgTable(
  'differences',
  {
    id: uuid().primaryKey().defaultRandom(),
    number: text().notNull(),
    kind: text().$type<DifferenceKind>().notNull(),
    /** Codes and figures by which an operator knows what was found. */
    detail: jsonb().$type<Record<string, string | number>>().notNull().default({}),
    foundAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    resolvedAt: timestamp({ withTimezone: true }),
    /** repaired: by the reconciliation. gone: it was not there any more. settled: an operator has dealt with it. */
    resolvedHow: text().$type<'repaired' | 'gone' | 'settled'>(),
    /** The operator who settled it, and what that one wrote about it. */
    resolvedBy: uuid(),
    note: text(),
    /** When an operator last asked that the case be looked at again. */
    askedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    uniqueIndex('differences_parked')
      .on(table.number, table.kind)
      .where(sql`resolved_at is null`),
    index('differences_found').on(table.foundAt),
    index('differences_number').on(table.number),
  ],
)

/** Every reconciliation that came to its end. */
export const reconciliations = pgTable('reconciliations', {
  /** The run of its workflow. */
  id: text().primaryKey(),
  startedAt: timestamp({ withTimezone: true }).notNull(),
  endedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  thorough: boolean().notNull(),
  tally: jsonb().$type<Tally>().notNull(),
  /** Closed cases whose history should have been kept and was not. */
  notKept: integer().notNull(),
})
