import { desc } from 'drizzle-orm'
import { readSituation } from '../../db/queries/action'
import { readEvents } from '../../db/queries/case'
import { situations } from '../../db/schema/grievance'
import { compare, secondsFor } from './measure'
import type { Stage } from './stage'

const ROUNDS = 7
const A_ROUND = 12_000
const AT_ONCE = 8

/** What it costs to say a query in drizzle instead of writing its SQL. */
export async function drizzle(stage: Stage) {
  const { db, sql } = stage
  const rows = await db
    .select({ number: situations.number })
    .from(situations)
    .orderBy(desc(situations.updatedAt))
    .limit(100)
  const numbers = rows.map(({ number }) => number)
  const rate = async (read: (number: string) => Promise<unknown>) =>
    A_ROUND /
    (await secondsFor([...Array(A_ROUND).keys()], AT_ONCE, (index) =>
      read(numbers[index % numbers.length] ?? ''),
    ))
  await compare({
    name: 'timeline of a case by drizzle, against the same SQL in postgres.js',
    unit: 'a second',
    aim: 'ratio 0.85 or more',
    rounds: ROUNDS,
    ours: () => rate((number) => readEvents(db, number)),
    bare: () => rate((number) => sql.unsafe(TIMELINE, [number], { prepare: true })),
  })
  await compare({
    name: 'situation of a case by drizzle, against the same SQL in postgres.js',
    unit: 'a second',
    aim: 'ratio 0.85 or more',
    rounds: ROUNDS,
    ours: () => rate((number) => readSituation(db, number)),
    bare: () => rate((number) => sql`select situation from situations where number = ${number}`),
  })
}

const TIMELINE =
  'select revision, at, kind, level, posting, action, data from events where number = $1 order by revision'
