import { and, eq, inArray, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { LRUCache } from 'lru-cache'
import { onceFor, type Queryable } from '../client'
import { nameIn } from '../schema/names'
import { areas, departments, designations, postings, services } from '../schema/reference'

/** Codes that a page names. */
export interface Codes {
  postings?: Iterable<string | null>
  departments?: Iterable<string>
  services?: Iterable<string>
  areas?: Iterable<string>
}

/** Where the post stands, or no finer than the taluk: who has only the number must not learn the ward. */
export type Precision = 'exact' | 'taluk'

/** Names by code in one language; a code that the reference data does not know is missing. */
export interface FoundNames {
  /** Designation and place, such as "Tahsildar, Hubballi". Posts of the whole state are named with their department. */
  postings: Record<string, string>
  departments: Record<string, string>
  services: Record<string, string>
  /** From the place up to its district: "Hubballi, Dharwad". */
  areas: Record<string, string>
}

/** Names change with the next load of reference data, by another process: a page may say an old one for so long. */
const REMEMBERED = 60_000
const memoryOf = onceFor(() => new LRUCache<string, string>({ max: 100_000, ttl: REMEMBERED }))

/** The names of these codes as the reader of `language` calls them; in English where there is no such name. */
export async function namesOf(
  db: Queryable,
  codes: Codes,
  language: string,
  precision: Precision = 'exact',
): Promise<FoundNames> {
  const named = (
    what: string,
    some: Iterable<string | null> | undefined,
    read: (codes: string[]) => Promise<Record<string, string>>,
  ) => remembered(memoryOf(db), `${what} ${language}`, listed(some), read)
  const [found, departmentNames, serviceNames, areaNames] = await Promise.all([
    named(`postings ${precision}`, codes.postings, (some) => namesOfPostings(db, some, language, precision)),
    named('departments', codes.departments, (some) => namesIn(db, departments, some, language)),
    named('services', codes.services, (some) => namesIn(db, services, some, language)),
    named('areas', codes.areas, (some) => namesOfAreas(db, some, language)),
  ])
  return { postings: found, departments: departmentNames, services: serviceNames, areas: areaNames }
}

/** Names by code, of which only those that are not in the memory are read. */
async function remembered(
  memory: LRUCache<string, string>,
  what: string,
  codes: string[],
  read: (codes: string[]) => Promise<Record<string, string>>,
): Promise<Record<string, string>> {
  const names: Record<string, string> = {}
  for (const code of codes) {
    const name = memory.get(`${what} ${code}`)
    if (name !== undefined) names[code] = name
  }
  const missing = codes.filter((code) => !(code in names))
  const found = missing.length > 0 ? await read(missing) : {}
  for (const [code, name] of Object.entries(found)) memory.set(`${what} ${code}`, name)
  return { ...names, ...found }
}

const listed = (codes: Iterable<string | null> = []): string[] => [
  ...new Set([...codes].filter((code) => code !== null)),
]

async function namesOfPostings(
  db: Queryable,
  codes: string[],
  language: string,
  precision: Precision,
): Promise<Record<string, string>> {
  const taluk = alias(areas, 'taluk')
  const ofTaluk = db
    .select({ names: taluk.names })
    .from(taluk)
    .where(and(eq(taluk.kind, 'taluk'), sql`${taluk.code} = any(${areas.path})`))
  // Every town has a ward 5.
  const around = alias(areas, 'around')
  const ofTown = db
    .select({ name: nameIn(around.names, language) })
    .from(around)
    .where(eq(around.code, areas.parent))
  const name = nameIn(areas.names, language)
  const own = sql<string>`case when ${areas.kind} = 'ward' then ${name} || ', ' || (${ofTown}) else ${name} end`
  const rows = await db
    .select({
      code: postings.code,
      designation: nameIn(designations.names, language),
      kind: areas.kind,
      place:
        precision === 'exact'
          ? own
          : sql<string>`coalesce((${ofTaluk})->>${language}, (${ofTaluk})->>'en', ${own})`,
      department: nameIn(departments.names, language),
    })
    .from(postings)
    .innerJoin(designations, eq(designations.code, postings.designation))
    .innerJoin(areas, eq(areas.code, postings.area))
    .innerJoin(departments, eq(departments.code, postings.department))
    .where(inArray(postings.code, codes))
  return Object.fromEntries(
    rows.map((row) => [row.code, `${row.designation}, ${row.kind === 'state' ? row.department : row.place}`]),
  )
}

async function namesIn(
  db: Queryable,
  table: typeof departments | typeof services,
  codes: string[],
  language: string,
): Promise<Record<string, string>> {
  const rows = await db
    .select({ code: table.code, name: nameIn(table.names, language) })
    .from(table)
    .where(inArray(table.code, codes))
  return Object.fromEntries(rows.map(({ code, name }) => [code, name]))
}

async function namesOfAreas(
  db: Queryable,
  codes: string[],
  language: string,
): Promise<Record<string, string>> {
  const asked = await db
    .select({ code: areas.code, path: areas.path })
    .from(areas)
    .where(inArray(areas.code, codes))
  const above = listed(asked.flatMap(({ path }) => path))
  const rows = await db
    .select({ code: areas.code, kind: areas.kind, name: nameIn(areas.names, language) })
    .from(areas)
    .where(inArray(areas.code, above))
  const steps = new Map(rows.map((row) => [row.code, row]))
  return Object.fromEntries(
    asked.map(({ code, path }) => [code, placeOf(path.map((step) => steps.get(step)))]),
  )
}

interface Step {
  kind: string
  name: string
}

/** The place first, then what it lies in, up to the district; the state only where there is nothing finer. */
function placeOf(path: (Step | undefined)[]): string {
  const known = path.filter((step) => step !== undefined)
  const finer = known.filter(({ kind }) => kind !== 'state' && kind !== 'division')
  const names = (finer.length > 0 ? finer : known.slice(-1)).map(({ name }) => name).toReversed()
  // A taluk often has the name of its district: say it once.
  return names.filter((name, index) => name !== names[index - 1]).join(', ')
}
