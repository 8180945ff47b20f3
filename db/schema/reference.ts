import { sql } from 'drizzle-orm'
import {
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Policy } from '../../workflows/grievance/policy'
import type { Level } from '../../workflows/grievance/types'
import { names, type Names } from './names'
import { officers } from './people'
import { degrees } from './point'

/** Set when a row has gone from the reference files while a case or an officer still refers to it. */
const retiredAt = timestamp({ withTimezone: true })

export type AreaKind =
  | 'state'
  | 'division'
  | 'district'
  | 'taluk'
  | 'hobli'
  | 'panchayat'
  | 'town'
  | 'village'
  | 'ward'

/** Held: by whom stands in officers_postings. In charge: `inCharge` looks after it. */
export type PostingState = 'held' | 'vacant' | 'in-charge'

/** What somebody does for all departments of an area: chairs its review committee, or looks at its figures. */
export type Reviews = 'committee' | 'figures'

/** What happens in life, from the cradle on: the other order in which services are looked through. */
export const LIFE_SITUATIONS = [
  'childhood',
  'schooling',
  'work',
  'business',
  'farming',
  'house-and-land',
  'around-the-house',
  'money-and-ration',
  'health',
  'family',
  'old-age',
  'disability',
  'death',
  'certificates',
  'travel',
  'safety',
] as const
export type LifeSituation = (typeof LIFE_SITUATIONS)[number]

/** What people type to find a service, by language; `roman` is the state's own language in Latin letters. */
export type Keywords = Record<string, string[]>

/** A policy as it lies in reference/policies: the figures and where they come from. */
export interface PolicyPack extends Policy {
  name: Names
  /** True while figures are not from an order of the State. */
  illustrative: boolean
  source: string
  /** What its order calls the ways that a grievance takes and the levels on them; null where it names none. */
  tracks: Tracks | null
}

/** The ways of an order by where they end, and the names of their levels. */
export interface Tracks {
  ways: { code: string; endsAt: AreaKind; names: Names }[]
  levels: Record<Level, Names>
}

export const designations = pgTable('designations', {
  code: text().primaryKey(),
  names: names(),
})

export const areas = pgTable(
  'areas',
  {
    code: text().primaryKey(),
    kind: text().$type<AreaKind>().notNull(),
    parent: text(),
    /** Code in the Local Government Directory. */
    lgd: text(),
    names: names(),
    /** What people also call it: former names, other spellings. */
    aliases: text()
      .array()
      .notNull()
      .default(sql`'{}'::text[]`),
    /** Of the town itself, or of the seat of a district or taluk; null where it is not known. */
    latitude: degrees(),
    longitude: degrees(),
    /** Codes from the state down to the area itself. */
    path: text().array().notNull(),
    retiredAt,
  },
  (table) => [index('areas_path').using('gin', table.path), index('areas_parent').on(table.parent)],
)

export const departments = pgTable('departments', {
  code: text().primaryKey(),
  names: names(),
  nodalPosting: text().notNull(),
  headPosting: text().notNull(),
  /** Areas where the department works; empty: the whole state. */
  serves: text()
    .array()
    .notNull()
    .default(sql`'{}'::text[]`),
  retiredAt,
})

export const services = pgTable(
  'services',
  {
    code: text().primaryKey(),
    department: text()
      .notNull()
      .references(() => departments.code),
    names: names(),
    keywords: jsonb().$type<Keywords>().notNull(),
    /** The system that holds the application, such as seva-sindhu; null for none. */
    partner: text(),
    /** Life or health is in danger: the urgent days apply. */
    urgent: boolean().notNull(),
    /** The finest kind of area that a filing must give at least. */
    place: text().$type<AreaKind>().notNull(),
    /** Where people who look by life situation find it. */
    lifeSituations: text()
      .array()
      .$type<LifeSituation[]>()
      .notNull()
      .default(sql`'{}'::text[]`),
    /** Of a place rather than of a person: what one has at heart there, the neighbours have, too. */
    shared: boolean().notNull().default(false),
    retiredAt,
  },
  (table) => [index('services_department').on(table.department)],
)

/** An office serves an area for a department: `<department>@<area>`. */
export const offices = pgTable('offices', {
  code: text().primaryKey(),
  department: text()
    .notNull()
    .references(() => departments.code),
  area: text()
    .notNull()
    .references(() => areas.code),
})

/** A designation in an office: `<department>/<designation>@<area>`. */
export const postings = pgTable(
  'postings',
  {
    code: text().primaryKey(),
    office: text()
      .notNull()
      .references(() => offices.code),
    department: text().notNull(),
    designation: text()
      .notNull()
      .references(() => designations.code),
    area: text().notNull(),
    state: text().$type<PostingState>().notNull(),
    inCharge: text(),
    /** Of its whole area, whatever the department; null for all who answer for grievances only. */
    reviews: text().$type<Reviews>(),
    retiredAt,
  },
  (table) => [
    index('postings_office').on(table.office),
    index('postings_area').on(table.area),
    index('postings_in_charge').on(table.inCharge),
  ],
)

/**
 * Who answers at one level of one service, and in how many working days. A level may have offices at several kinds of
 * area: the finest that the place of a case has is the one.
 */
export const matrix = pgTable(
  'matrix',
  {
    service: text()
      .notNull()
      .references(() => services.code),
    level: text().$type<Level>().notNull(),
    department: text()
      .notNull()
      .references(() => departments.code),
    designation: text()
      .notNull()
      .references(() => designations.code),
    officeLevel: text().$type<AreaKind>().notNull(),
    days: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.service, table.level, table.officeLevel] })],
)

/** A desk where grievances are filed in person, such as a Sewa Kendra. */
export const counters = pgTable(
  'counters',
  {
    code: text().primaryKey(),
    /** What the state calls such a desk: `dc-office`, `sewa-kendra`. */
    kind: text().notNull(),
    /** The finest area in which it stands. */
    area: text()
      .notNull()
      .references(() => areas.code),
    names: names(),
  },
  (table) => [index('counters_area').on(table.area)],
)

export const holidays = pgTable('holidays', {
  date: date({ mode: 'string' }).primaryKey(),
  names: names(),
  /** The day of the order, where it is known: a holiday declared late is honoured from then on. */
  declaredOn: date({ mode: 'string' }),
  /** Who declared it on the portal: such a day is in no file, and the next load leaves it. */
  declaredBy: uuid().references(() => officers.id),
})

/** Every version that was ever loaded stays: cases are pinned to theirs. */
export const policies = pgTable(
  'policies',
  {
    code: text().notNull(),
    version: integer().notNull(),
    pack: jsonb().$type<PolicyPack>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.code, table.version] })],
)
