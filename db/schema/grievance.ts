import { isNull, sql } from 'drizzle-orm'
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Turn } from '../../workflows/grievance/activities'
import type { CaseEvent, Channel, Filed, Situation } from '../../workflows/grievance/types'
import { citizens } from './people'
import { degrees } from './point'

/** Relations of somebody to the person for whom they file. */
export const RELATIONS = ['parent', 'child', 'spouse', 'relative', 'neighbour', 'other'] as const
/** Who speaks for a gram panchayat or a ward. */
export const PANCHAYAT_OFFICES = ['president', 'member', 'officer'] as const

/** For whom a grievance is filed: one other person, several people together, or a local body. */
export type OnBehalf =
  | { kind: 'person'; name: string; relation: (typeof RELATIONS)[number] }
  | { kind: 'group'; name: string; people: number | null }
  | { kind: 'panchayat'; name: string; office: (typeof PANCHAYAT_OFFICES)[number] }

/** What the citizen filed: content, written once. How the case goes on is told by `situations`. */
export const grievances = pgTable(
  'grievances',
  {
    number: text().primaryKey(),
    citizen: uuid()
      .notNull()
      .references(() => citizens.id),
    channel: text().$type<Channel>().notNull(),
    /** Language that the citizen reads: of pages, SMS and email about this case. */
    language: text().notNull(),
    title: text().notNull(),
    description: text().notNull(),
    /** House, street, landmark, in the citizen's words. */
    address: text().notNull().default(''),
    /** A point on a map that the citizen has put or confirmed; both or none. */
    latitude: degrees(),
    longitude: degrees(),
    service: text().notNull(),
    department: text().notNull(),
    area: text().notNull(),
    urgent: boolean().notNull().default(false),
    /** Whose matter it is, where it is not the citizen's own alone. */
    onBehalf: jsonb().$type<OnBehalf>(),
    /** The officers do not learn the citizen's name and number. */
    nameWithheld: boolean().notNull().default(false),
    filedAt: timestamp({ withTimezone: true }).notNull(),
    /** The workflow's input, pinned. */
    filed: jsonb().$type<Filed>().notNull(),
    /** One form, one grievance, however often it is sent. */
    idempotencyKey: uuid().notNull().unique(),
    /** When Temporal took the case over; null while it still has to be handed over. */
    startedAt: timestamp({ withTimezone: true }),
    attempts: integer().notNull().default(0),
    retryAt: timestamp({ withTimezone: true }),
    /** W3C trace context of the request that made it, while traces are kept. */
    traceparent: text(),
  },
  (table) => [
    index('grievances_citizen').on(table.citizen, table.filedAt),
    // Not on what is written at each handing over: that would enter the row in every index anew.
    index('grievances_not_started').on(table.filedAt).where(isNull(table.startedAt)),
  ],
)

/** The projection that pages read: one row a case, written by the case's own workflow through `record`. */
export const situations = pgTable(
  'situations',
  {
    number: text()
      .primaryKey()
      .references(() => grievances.number),
    revision: integer().notNull(),
    stage: text().$type<Situation['stage']>().notNull(),
    level: text().$type<Situation['level']>().notNull(),
    posting: text(),
    department: text().notNull(),
    district: text().notNull(),
    area: text().notNull(),
    service: text().notNull(),
    urgent: boolean().notNull(),
    /** The deadline of whoever must act; else when something happens by itself; null when nothing will. */
    dueAt: timestamp({ withTimezone: true }),
    /** What happens by itself next: a kind of coming.ts. */
    dueWhat: text(),
    beforeCommittee: boolean().notNull().default(false),
    /** The turn of the workflow that wrote last; null before the first. */
    turn: jsonb().$type<Turn>(),
    situation: jsonb().$type<Situation>().notNull(),
    updatedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    /** Worklists. A posting keeps its closed cases for ever: they must not be read with its work. */
    index('situations_open_work')
      .on(table.posting, table.dueAt, table.number)
      .where(sql`stage <> 'closed'`),
    /** Cases whose time has come. */
    index('situations_open_due')
      .on(table.dueAt)
      .where(sql`stage <> 'closed'`),
    /** What runs already on one subject at a place. */
    index('situations_open_subject')
      .on(table.service, table.area)
      .where(sql`stage <> 'closed'`),
    /** What is open in a district or department, for whoever looks it over. */
    index('situations_open_district')
      .on(table.district, table.department)
      .where(sql`stage <> 'closed'`),
    index('situations_open_department')
      .on(table.department)
      .where(sql`stage <> 'closed'`),
    /** The agenda of the committees. */
    index('situations_before_committee')
      .on(table.district)
      .where(sql`before_committee`),
  ],
)

/** The public timeline, without any personal data. */
export const events = pgTable(
  'events',
  {
    number: text()
      .notNull()
      .references(() => grievances.number),
    revision: integer().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    kind: text().$type<CaseEvent['kind']>().notNull(),
    level: text().$type<CaseEvent['level']>().notNull(),
    posting: text(),
    action: uuid(),
    data: jsonb().$type<CaseEvent['data']>().notNull(),
    /** For whom it counts, so that the counters can be counted again after the case has moved elsewhere. */
    department: text().notNull(),
    district: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.number, table.revision] }),
    index('events_action').on(table.action),
  ],
)

/** Reports that a level owes because its deadline lapsed. */
export const owedReports = pgTable(
  'owed_reports',
  {
    number: text()
      .notNull()
      .references(() => grievances.number),
    level: text().$type<Situation['level']>().notNull(),
    posting: text().notNull(),
    since: timestamp({ withTimezone: true }).notNull(),
    answeredAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.number, table.level, table.since] }),
    index('owed_reports_posting').on(table.posting).where(isNull(table.answeredAt)),
  ],
)
