import { and, eq, inArray, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import type { Database } from '../../db/client'
import { countCalls } from '../../db/queries/call-worklist'
import { postingNames } from '../../db/queries/posting-name'
import { grievances, owedReports, situations } from '../../db/schema/grievance'
import { citizens, officers, officersPostings } from '../../db/schema/people'
import { dayAndTime } from '../../views/format'
import { postings } from '../../db/schema/reference'
import type { Instant } from '../../workflows/grievance/types'
import type { Lived } from './play'

/** What the person reads at the end of a play: what there is now, and where to look first. */
export async function summaryOf(db: Database, origin: string, lived: Lived[], now: Instant): Promise<string> {
  const numbers = lived.map(({ life }) => life.number).filter(Boolean)
  return [
    '',
    `  In this demonstration it is ${dayAndTime('en', now)} now, on all pages; real time goes on from there.`,
    '  Everybody in it is fictitious.',
    '',
    ...table('Stage', await byStage(db, numbers)),
    '',
    ...table('Branch', byBranch(lived)),
    '',
    `  Where to look first: choose a name at ${origin}/dev`,
    ...(await whereToLook(db, now)),
    ...faults(lived),
    '',
  ].join('\n')
}

type Row = [label: string, value: string]

const table = (title: string, rows: Row[]): string[] => [
  `  ${title}`,
  ...rows.map(([label, value]) => `    ${label.padEnd(36)} ${value}`),
]

async function byStage(db: Database, numbers: string[]): Promise<Row[]> {
  if (numbers.length === 0) return []
  const { stage, level } = situations
  const ending = sql<string | null>`${situations.situation}->'closure'->>'ending'`
  const count = sql<number>`count(*)`.mapWith(Number)
  const rows = await db
    .select({ stage, level, ending, count })
    .from(situations)
    .where(inArray(situations.number, numbers))
    .groupBy(stage, level, ending)
  const sums = new Map<string, number>()
  for (const row of rows) {
    const label = row.ending ? `closed, ${row.ending}` : `${row.stage}, ${row.level}`
    sums.set(label, (sums.get(label) ?? 0) + row.count)
  }
  return [...sums].sort().map(([label, sum]) => [label, String(sum)])
}

function byBranch(lived: Lived[]): Row[] {
  const names = [...new Set(lived.map(({ branch }) => branch.name))].sort()
  return names.map((name) => {
    const of = lived.filter(({ branch }) => branch.name === name)
    const sums = (['ended', 'goes-on', 'failed'] as const).map((became) => ({
      became,
      sum: of.filter((one) => one.became === became).length,
    }))
    const told = sums.filter(({ sum }) => sum > 0).map(({ became, sum }) => `${sum} ${WORDS[became]}`)
    return [name, told.join(', ')]
  })
}

const WORDS = { ended: 'lived to the end', 'goes-on': 'going on', failed: 'FAILED' }

async function whereToLook(db: Database, now: Instant): Promise<string[]> {
  const open = sql<number>`count(*)`.mapWith(Number)
  const busiest = await db
    .select({ name: officers.name, posting: officersPostings.posting, stage: situations.stage, open })
    .from(situations)
    .innerJoin(officersPostings, eq(officersPostings.posting, situations.posting))
    .innerJoin(officers, eq(officers.id, officersPostings.officer))
    .where(and(inArray(situations.stage, ['with-officer', 'routing']), sql`${officers.email} is not null`))
    .groupBy(officers.name, officersPostings.posting, situations.stage)
    .orderBy(sql`count(*) desc`)
    .limit(6)
  const names = await postingNames(
    db,
    busiest.map(({ posting }) => posting),
  )
  const owed = await db.$count(owedReports, isNull(owedReports.answeredAt))
  const [agent] = await db
    .select()
    .from(officers)
    .where(sql`${officers.roles} @> '["call-agent"]'::jsonb`)
  const calls = agent ? (await countCalls(db, agent.id, now)).free : 0
  const [citizen] = await db
    .select({ name: citizens.name, open })
    .from(grievances)
    .innerJoin(citizens, eq(citizens.id, grievances.citizen))
    .innerJoin(situations, eq(situations.number, grievances.number))
    .where(ne(situations.stage, 'closed'))
    .groupBy(citizens.id)
    .orderBy(sql`count(*) desc`)
    .limit(1)
  const line = (who: string, what: string) => `    ${who.padEnd(26)} ${what}`
  return [
    ...busiest.map(({ name, posting, stage, open: cases }) => {
      const title = names.get(posting)
      const where = title ? `${title.designation.en}, ${title.place.en}` : posting
      return line(name, `${cases} ${stage === 'routing' ? 'to be routed' : 'to act on'}: ${where}`)
    }),
    ...(await reviewers(db, line)),
    ...(agent ? [line(agent.name, `${calls} calls are due`)] : []),
    ...(citizen ? [line(citizen.name, `${citizen.open} open grievances of one citizen`)] : []),
    `    ${owed} reports are owed by levels that let their time pass`,
  ]
}

type Line = (who: string, what: string) => string

/** Whose overviews there are to look at: of a whole district or the State. People of people.csv have an email. */
async function reviewers(db: Database, line: Line): Promise<string[]> {
  const rows = await db
    .select({ name: officers.name, posting: postings.code, reviews: postings.reviews })
    .from(officersPostings)
    .innerJoin(officers, eq(officers.id, officersPostings.officer))
    .innerJoin(postings, eq(postings.code, officersPostings.posting))
    .where(and(isNotNull(postings.reviews), isNotNull(officers.email)))
  const names = await postingNames(
    db,
    rows.map(({ posting }) => posting),
  )
  const before = await db.$count(situations, sql`${situations.beforeCommittee}`)
  return rows.map(({ name, posting, reviews }) => {
    const title = names.get(posting)
    const where = title ? `${title.designation.en}, ${title.place.en}` : posting
    const agenda = reviews === 'committee' ? `; of all, ${before} are before committees` : ''
    return line(name, `overview and lists: ${where}${agenda}`)
  })
}

function faults(lived: Lived[]): string[] {
  const failed = lived.filter(({ became }) => became === 'failed')
  if (failed.length === 0) return []
  const told = failed.map(
    ({ branch, life, fault }) => `    ${branch.name} ${life.number || '(not filed)'}: ${fault?.message}`,
  )
  return ['', `  ${failed.length} went another way than they should have:`, ...told]
}
