import { randomUUID } from 'node:crypto'
import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { Client, Connection } from '@temporalio/client'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test, inject } from 'vitest'
import { startReconciliation, thoroughOrder } from '../../activities/gateways/nightly'
import { documentStore } from '../../api/document-store'
import { submitAction } from '../../db/queries/filing'
import { actions } from '../../db/schema/action'
import { differences } from '../../db/schema/difference'
import { grievances, situations } from '../../db/schema/grievance'
import { makeBase } from '../../scripts/backup/base'
import { damagedDocuments, damagedFiles, gapInLog } from '../../scripts/backup/check'
import { closeLog, keptSegments } from '../../scripts/backup/log'
import { checksumsOf, type Base } from '../../scripts/backup/manifest'
import { placesIn, type Places } from '../../scripts/backup/places'
import { recover } from '../../scripts/backup/recovery'
import { layDown, type RestoreOptions } from '../../scripts/backup/restoration'
import { withSession } from '../../scripts/postgresSession'
import { Processes } from '../../scripts/processes'
import { Register } from '../../scripts/register'
import type { Action } from '../../workflows/grievance/actions'
import { startSystem, until, type System } from '../harness/system'
import { fillInGrievance, signedInCitizen, type Visitor } from '../harness/visitor'

const OFFICER = { role: 'officer', posting: 'revenue/tahsildar@gadag.ron' } as const
const announce = (_: string, work: (tell: () => void) => Promise<unknown>) => work(() => {})

let system: System
let citizen: Visitor
let places: Places
let base: Base
let processes: Processes
/** Filed before the backup, after it, and after the instant. */
let first: string, second: string, third: string
let instant: Date
const documents: string[] = []

beforeAll(async () => {
  system = await startSystem({}, { keepsLog: true, bundlePath: inject('bundlePath') })
  processes = new Processes(new Register(join(system.directory, 'restore.json')))
  places = placesIn(system.backupDirectory)
  citizen = await signedInCitizen(system.db, system.origin, '+919600000043')
})
afterAll(async () => {
  await processes?.stopAll()
  await system?.stop()
})

async function file(): Promise<string> {
  const key = await fillInGrievance(citizen, 'The pension of Shantamma has not come since August.')
  const answer = await citizen.post('/grievances/new/review', { key })
  const number = answer.headers.get('location')?.split('/')[2] ?? ''
  await until(async () => (await stageOf(number)) === 'with-officer')
  return number
}

async function report(number: string): Promise<void> {
  const action = { id: randomUUID(), kind: 'file-report', by: OFFICER } as unknown as Action
  await submitAction(system.db, { number, action })
  await until(async () => (await stageOf(number)) === 'feedback')
}

/** The citizen is satisfied with the report. */
async function answer(number: string): Promise<void> {
  const [row] = await system.db.select().from(situations).where(eq(situations.number, number))
  const given = { report: row?.situation.feedback?.report, satisfied: true, via: 'web' }
  const action = {
    id: randomUUID(),
    kind: 'feedback',
    by: { role: 'citizen' },
    ...given,
  } as unknown as Action
  await submitAction(system.db, { number, action })
  await until(async () => (await stageOf(number)) === 'closed')
}

async function stageOf(number: string): Promise<string | undefined> {
  const [row] = await system.db.select().from(situations).where(eq(situations.number, number))
  return row?.stage
}

const keepDocument = async (text: string) =>
  void documents.push(await documentStore(system.variables.DATA_DIRECTORY).keep(Buffer.from(text)))

const restoring = (more: Partial<RestoreOptions>): RestoreOptions => ({
  ...{ places, to: instant, timeline: 'latest', announce: announce as RestoreOptions['announce'] },
  ...{ into: join(system.directory, 'postgres'), dataDirectory: join(system.directory, 'brought back') },
  ...more,
})

describe('A system that goes on after its backup', () => {
  test('has a backup that is whole', async () => {
    first = await file()
    await keepDocument('before the backup')
    const { databaseUrl, variables } = system
    base = await makeBase({
      ...{ databaseUrl, dataDirectory: variables.DATA_DIRECTORY, places },
      announce: announce as RestoreOptions['announce'],
    })
    const names = base.manifest.databases.map(({ name }) => name)
    expect(names).toEqual(['janaspandana', 'postgres'])
    expect(base.manifest.documents.files).toBe(1)
    const expected = await checksumsOf(base)
    expect(expected?.size).toBe(base.manifest.files)
    expect(await damagedFiles(base.folder, expected ?? new Map(), () => {})).toEqual([])
    expect(await damagedDocuments(places, () => {})).toEqual([])
  })

  test('keeps its log without a gap, as long as it lives', async () => {
    second = await file()
    await report(first)
    // PostgreSQL counts finer: what it has acknowledged by now is earlier than the next millisecond.
    instant = new Date(Date.now() + 1)
    third = await file()
    await report(second)
    await withSession(system.databaseUrl, (sql) => closeLog(sql, places, () => {}))
    expect(gapInLog(places, base)).toBeNull()
  })

  test('is not written over while it lives, nor afterwards', async () => {
    await expect(layDown(restoring({}))).rejects.toThrow(/A PostgreSQL is running on .* Nothing was changed/)
    for (const part of [system.worker, system.postgres]) await part.stop()
    await expect(layDown(restoring({}))).rejects.toThrow(/There is a database in .* Nothing was changed/)
    await expect(layDown(restoring({ to: new Date(0) }))).rejects.toThrow(/earliest instant/)
  })
})

describe('The same system, restored to an instant', () => {
  test('has everything that was acknowledged before it, and nothing that came after', async () => {
    const into = join(system.directory, 'postgres')
    renameSync(into, `${into}.before`)
    const laid = await layDown(restoring({}))
    expect(laid.documents).toBe(1)
    const log = join(system.directory, 'restore.log')
    await recover(processes, { laid, places, carriesOn: true, log, tell: () => {} })
    await system.postgres.start()
    const rows = await system.db.select({ number: grievances.number }).from(grievances)
    expect(rows.map(({ number }) => number).toSorted()).toEqual([first, second].toSorted())
    expect(await Promise.all([first, second].map(stageOf))).toEqual(['feedback', 'with-officer'])
    expect((await system.db.select().from(actions)).map(({ number }) => number)).toEqual([first])
  })

  test('goes on, and its log with it, as a new timeline', async () => {
    await system.worker.start()
    await answer(first)
    await withSession(system.databaseUrl, (sql) => closeLog(sql, places, () => {}))
    expect(keptSegments(places).some((name) => name.startsWith('00000002'))).toBe(true)
  })

  test('loses no case silently: what Temporal knows beyond the instant is mended, or waits for an operator', async () => {
    const { found, tally } = await reconcile()
    expect(tally.repaired).toMatchObject({ 'projection-behind': 1 })
    expect(await stageOf(second)).toBe('feedback')
    expect(found.filter(({ resolvedAt }) => !resolvedAt)).toContainEqual(
      expect.objectContaining({ number: third, kind: 'orphan' }),
    )
  })
})

/** As `npm run reconcile -- --after-restore`, without its two minutes of patience. */
async function reconcile() {
  const { temporalAddress, variables, db } = system
  const connection = await Connection.connect({ address: temporalAddress })
  try {
    const client = new Client({ connection, namespace: variables.TEMPORAL_NAMESPACE })
    const run = await startReconciliation(client, 'grievances', { ...thoroughOrder, pause: 1_000 })
    return { tally: await run.result(), found: await db.select().from(differences) }
  } finally {
    await connection.close()
  }
}
