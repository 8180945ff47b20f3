import { Client, Connection } from '@temporalio/client'
import { nightlyOrder, startReconciliation } from '../../activities/gateways/nightly'
import { eq, isNotNull, isNull, notInArray, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it, inject } from 'vitest'
import { actions } from '../../db/schema/action'
import { events, grievances } from '../../db/schema/grievance'
import { followers } from '../../db/schema/follower'
import { messages } from '../../db/schema/message'
import { loadDemonstrationPeople } from '../../reference/people'
import { readState } from '../../reference/state'
import { BRANCHES } from '../../scripts/demo/branches'
import { Chance } from '../../scripts/demo/chance'
import { play, type Lived } from '../../scripts/demo/play'
import { timeOf } from '../../scripts/demo/stage'
import { writerOf } from '../../scripts/demo/writer'
import { temporalSettings } from '../../scripts/temporalSettings'
import { DAY } from '../../workflows/calendar'
import { ENDINGS, EVENT_KINDS } from '../../workflows/grievance/types'
import { startCollector } from '../harness/collector'
import { startSystem, until, type System } from '../harness/system'
import { MARKS, planted } from './leaks/planted'
import { formsOf, lookThrough, PLANTED } from './leaks/search'
import { columnsOfWords, rowsOf, sinksOf } from './leaks/sinks'

const SEED = 7
const { writer, drawn } = planted(writerOf(new Chance(SEED)))

let system: System
let client: Client
let lived: Lived[]
let collector: Awaited<ReturnType<typeof startCollector>>

beforeAll(async () => {
  collector = await startCollector()
  system = await startSystem(
    { TIME_SKIPPING: 'true', LOG_LEVEL: 'debug', TRACES_URL: collector.url },
    { bundlePath: inject('bundlePath') },
  )
  await loadDemonstrationPeople(system.db, 'karnataka')
  const connection = await Connection.connect({ address: system.temporalAddress })
  client = new Client({ connection, namespace: temporalSettings().namespace })
  const portal = { origin: system.origin, db: system.db, client, state: readState('karnataka') }
  const begin = await timeOf(system.origin)
  const end = begin + 120 * DAY
  const how = { begin, end, filingDays: 1, hours: [11 * 60], seed: SEED, atOnce: 12, writer }
  lived = await play(portal, { branches: BRANCHES, ...how })
  // Keeps the histories of cases that have ended, as each night does.
  await (await startReconciliation(client, 'grievances', { ...nightlyOrder, pause: 1_000 })).result()
}, 400_000)
afterAll(async () => {
  await client.connection.close()
  await system.stop()
  collector.stop()
})

describe('A demonstration', () => {
  it('lives every branch to the end that it names, through pages alone', async () => {
    const faults = lived.filter(({ became }) => became !== 'ended')
    expect(faults.map(({ branch, fault }) => `${branch.name}: ${fault?.message ?? 'not over'}`)).toEqual([])
    expect(lived.map(({ branch }) => branch.name).sort()).toEqual(BRANCHES.map(({ name }) => name).sort())
    for (const { branch, life } of lived) {
      const { stage, closure } = await life.situation()
      expect([branch.name, stage, closure?.ending]).toEqual([
        branch.name,
        branch.ends.stage,
        branch.ends.ending,
      ])
      const told = await kindsOf(life.number)
      for (const kind of branch.ends.told) {
        expect([branch.name, ...told]).toContain(kind)
        told.splice(told.indexOf(kind), 1)
      }
    }
    expect(await system.db.$count(followers)).toBe(2)
  })

  it('shows every step and ending that there is', async () => {
    const told = new Set(
      (await system.db.selectDistinct({ kind: events.kind }).from(events)).map(({ kind }) => kind),
    )
    expect(EVENT_KINDS.filter((kind) => !told.has(kind))).toEqual([])
    const endings = await Promise.all(lived.map(async ({ life }) => (await life.situation()).closure?.ending))
    expect(ENDINGS.filter((ending) => !endings.includes(ending))).toEqual([])
  })

  it('begins each case when the pages say that it was filed', async () => {
    const late = sql<number>`extract(epoch from (${events.at} - ${grievances.filedAt}))`.mapWith(Number)
    const rows = await system.db
      .select({ number: events.number, late })
      .from(events)
      .innerJoin(grievances, eq(grievances.number, events.number))
      .where(eq(events.revision, 1))
    expect(rows.length).toBeGreaterThanOrEqual(lived.length)
    expect(rows.filter((row) => Math.abs(row.late) > 60)).toEqual([])
  })

  it('leaves counters that a recount confirms, and nothing on its way', async () => {
    const counted = await system.sql`
      select kind, sum(count)::int as total from rollups
      where kind in ('registered', 'closed', 'report-filed') group by kind order by kind`
    const told = await system.sql`
      select kind, count(*)::int as total from events
      where kind in ('registered', 'closed', 'report-filed') group by kind order by kind`
    expect(told.length).toBe(3)
    expect([...counted]).toEqual([...told])
    const onItsWay = notInArray(messages.state, ['sent', 'delivered'])
    await until(async () => (await system.db.$count(messages, onItsWay)) === 0)
    expect(await system.db.$count(actions, isNull(actions.signalledAt))).toBe(0)
    expect(await system.db.$count(actions, isNull(actions.verdict))).toBe(0)
    expect(await system.db.$count(grievances, isNull(grievances.startedAt))).toBe(0)
  })
})

const kindsOf = async (number: string): Promise<string[]> =>
  (await system.db.select().from(events).where(eq(events.number, number))).map(({ kind }) => kind)

describe('What people wrote', () => {
  it('is where it belongs: the search finds all that was planted', async () => {
    const columns = await Promise.all(columnsOfWords(system).map((sink) => lookThrough(sink)))
    for (const { sink, leaks } of columns) expect([sink, leaks.length > 0]).toEqual([sink, true])
    const said = columns.flatMap(({ leaks }) => leaks).join('\n')
    expect(said).toContain('99000300')
    for (const language of ['en', 'kn', 'hi', 'pa'] as const)
      expect([...drawn].some((mark) => mark.startsWith(MARKS[language]))).toBe(true)
    // Names are drawn for all whom the play might need.
    const written = [...drawn].filter((mark) => !mark.endsWith('name'))
    expect(written.filter((mark) => !said.includes(mark))).toEqual([])
  })

  it('is nowhere else: not in Temporal, logs, messages to officials, codes or public pages', async () => {
    const forms = [...PLANTED, ...(await formsOfPoints())]
    const found = []
    for (const sink of sinksOf(system, client, collector.spans)) found.push(await lookThrough(sink, forms))
    for (const { sink, pieces, bytes } of found)
      console.log(`  ${sink.padEnd(34)} ${String(pieces).padStart(5)} looked through, ${bytes} bytes`)
    expect(found.filter(({ bytes }) => bytes === 0).map(({ sink }) => sink)).toEqual([])
    expect(found.flatMap(({ sink, leaks }) => leaks.map((leak) => `${sink}: ${leak}`))).toEqual([])
  })
})

/** Where exactly it is says where somebody lives. */
async function formsOfPoints(): Promise<string[]> {
  const pointed = isNotNull(grievances.latitude)
  const points = await system.db.select().from(grievances).where(pointed)
  expect(points.length).toBeGreaterThanOrEqual(2)
  const degrees = points.flatMap(({ latitude, longitude }) => [latitude ?? 0, longitude ?? 0])
  // In full, and so rounded that it still says at which house.
  const forms = degrees.flatMap((degree) => [String(degree), degree.toFixed(4)]).flatMap(formsOf)
  const columns = rowsOf(system, 'points', 'select latitude, longitude from grievances')
  expect((await lookThrough(columns, forms)).leaks.length).toBeGreaterThanOrEqual(2 * points.length)
  return forms
}
