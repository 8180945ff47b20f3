import { join } from 'node:path'
import { Client, Connection } from '@temporalio/client'
import { inArray, ne } from 'drizzle-orm'
import Long from 'long'
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker'
import { afterAll, beforeAll, expect, it, inject } from 'vitest'
import { temporalCases } from '../../activities/gateways/cases'
import { situations } from '../../db/schema/grievance'
import { postings } from '../../db/schema/reference'
import { DAY, MINUTE } from '../../workflows/calendar'
import { bundleOf } from '../../scripts/bundling'
import { keptHistories } from '../harness/histories'
import { startSystem, until, type System } from '../harness/system'
import type { Case } from '../stories/case'
import { fileCase } from '../stories/teller'
import { CALENDAR_FIRST, DAY_OF_GRACE, layDown, replayIn } from './deployment/versions'
import { HELD, VACANT, WAYS, type Way } from './deployment/ways'

const OPEN_WAYS = WAYS.filter(({ closed }) => !closed).length
/** Cases of each way, one; `CASES=1000` in the environment makes a long run of it, with as many that are open. */
const EACH = Math.ceil(Number(process.env.CASES ?? OPEN_WAYS) / OPEN_WAYS)
const AT_ONCE = 12
const PATIENCE = 60 + EACH * 3
/** Temporal tries a task that fails ever more rarely: a case goes on after as long again as it failed, at most 10 min. */
const LONGEST_PAUSE = 10 * MINUTE

interface Told {
  way: Way
  told: Case
}

let system: System
let client: Client
let releases: { today: string; grace: string; breaking: string }
let cases: Told[] = []

beforeAll(async () => {
  system = await startSystem({}, { bundlePath: inject('bundlePath') })
  Runtime.install({ logger: new DefaultLogger('ERROR') })
  const connection = await Connection.connect({ address: system.temporalAddress })
  client = new Client({ connection, namespace: system.variables.TEMPORAL_NAMESPACE })
  const release = (name: string) => join(system.directory, name)
  releases = {
    today: layDown(release('today'), []),
    grace: layDown(release('grace'), DAY_OF_GRACE),
    breaking: layDown(release('breaking'), CALENDAR_FIRST),
  }
  await leaveVacant()
})
afterAll(async () => {
  await client.connection.close()
  await system.stop()
})

const leaveVacant = () =>
  system.db
    .update(postings)
    .set({ state: 'vacant' })
    .where(inArray(postings.area, [VACANT.district, VACANT.taluk]))

const file = (area?: string) => {
  const cast = { db: system.db, client, cases: temporalCases(client, 'grievances') }
  return fileCase(cast, { area: area ?? HELD })
}

/** Does the same for all, a few at a time. */
async function forAll<Item>(items: Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const queue = [...items]
  const lane = async () => {
    for (let item = queue.shift(); item; item = queue.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
}

/** How often the task that is under way was tried; more than once says that it fails. */
async function attemptsOf(told: Case): Promise<number> {
  const { raw } = await client.workflow.getHandle(told.number).describe()
  return raw.pendingWorkflowTask?.attempt ?? 0
}

async function expectToPass(release: string): Promise<void> {
  expect((await replayIn(release, system.variables)).output).toMatch(/All \d+ cases would go on/)
}

const numbersOf = async (told: Case) => (await told.events()).map(({ revision }) => revision)

it('finds cases at every stage, made by the version of today', async () => {
  const wanted = WAYS.flatMap((way) => Array.from({ length: EACH }, () => way))
  await forAll(wanted, async (way) => {
    const told = await file(way.area)
    await way.prepare(told)
    cases.push({ way, told })
  })
  expect(cases.length).toBe(wanted.length)
  const open = system.db.$count(situations, ne(situations.stage, 'closed'))
  expect(await open).toBeGreaterThanOrEqual(EACH * OPEN_WAYS)
}, 1_200_000)

it('stops a version that would break them, by recorded histories and by the cases that live', async () => {
  const code = await bundleOf(join(releases.breaking, 'workflows', 'index.ts'))
  const replayed = Worker.runReplayHistories({ workflowBundle: { code } }, keptHistories())
  let broken = 0
  for await (const { error } of replayed) broken += error ? 1 : 0
  expect(broken).toBeGreaterThan(25)
  const gate = await replayIn(releases.breaking, system.variables)
  expect(gate.output).toMatch(/cases would come to a halt/)
  expect(gate.passes).toBe(false)
  await expectToPass(releases.grace)
}, 300_000)

it('lets them wait under a breaking version, and go on after it is taken back', async () => {
  await system.deployWorker(releases.breaking)
  const notes = new Map<Case, string>()
  await forAll(cases, async ({ told }) => void notes.set(told, await told.submit('add-note', {})))
  const newcomer = await file()
  await newcomer.reaches('with-officer')
  for (const way of WAYS) {
    const told = cases.find((one) => one.way === way)?.told as Case
    await until(async () => (await attemptsOf(told)) > 1, PATIENCE)
    expect((await client.workflow.getHandle(told.number).describe()).status.name).toBe('RUNNING')
  }
  await system.deployWorker(releases.today)
  await forAll(cases, async ({ told }) => {
    expect(await told.verdictOn(notes.get(told) ?? '', LONGEST_PAUSE)).toBe('applied')
  })
  await begunUnderIt(newcomer)
}, 1_200_000)

/** What began under the bad version cannot go on under the good one: its run is begun anew, with all it was told. */
async function begunUnderIt(newcomer: Case): Promise<void> {
  const note = await newcomer.submit('add-note', {})
  await until(async () => (await attemptsOf(newcomer)) > 1)
  await client.workflowService.resetWorkflowExecution({
    namespace: client.options.namespace,
    workflowExecution: { workflowId: newcomer.number },
    workflowTaskFinishEventId: Long.fromNumber(4),
    reason: 'begun under a version that was taken back',
    requestId: note,
  })
  expect(await newcomer.verdictOn(note, LONGEST_PAUSE)).toBe('applied')
  expect(await newcomer.kinds()).toEqual(['registered', 'assigned', 'note-added'])
}

it('takes all of them to their right end under a version with one more step', async () => {
  await system.deployWorker(releases.grace)
  await forAll(cases, async ({ way, told }) => {
    await way.finish(told)
    if (way.closed !== 'for good') await told.later(DAY + MINUTE)
    const { closure } = await told.reaches('closed')
    expect(closure?.ending, way.stage).toBe(way.ending)
    const events = await told.events()
    const closing = events.findLastIndex(({ kind }) => kind === 'closed')
    const waited = (events[closing]?.at.getTime() ?? 0) - (events[closing - 1]?.at.getTime() ?? 0)
    expect(waited >= DAY, way.stage).toBe(way.closed !== 'for good')
    expect(await numbersOf(told)).toEqual(events.map((_, index) => index + 1))
  })
  // Once a case has taken the new step, the version before it is the one that would break it.
  await expectToPass(releases.grace)
  expect(await replayIn(releases.today, system.variables)).toMatchObject({ passes: false })
}, 1_200_000)
