import { randomBytes } from 'node:crypto'
import { Client, Connection } from '@temporalio/client'
import { temporal } from '@temporalio/proto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it, inject } from 'vitest'
import { temporalCases } from '../../activities/gateways/cases'
import { actions } from '../../db/schema/action'
import { dataConverterFor } from '../../operations/payload-codec'
import { startSystem, until, type System } from '../harness/system'
import { fileCase } from '../stories/teller'
import { replayIn } from './deployment/versions'
import { root } from '../../scripts/settings'

const KEY = randomBytes(32)
const PAYLOAD_KEYS = `test:${KEY.toString('base64')}`

let system: System
let outsider: Client
let sealing: Client
beforeAll(async () => {
  system = await startSystem({ PAYLOAD_KEYS }, { bundlePath: inject('bundlePath') })
  const connection = await Connection.connect({ address: system.temporalAddress })
  const options = { connection, namespace: system.variables.TEMPORAL_NAMESPACE }
  outsider = new Client(options)
  sealing = new Client({ ...options, ...dataConverterFor(new Map([['test', KEY]])) })
})
afterAll(async () => {
  await outsider.connection.close()
  await system.stop()
})

it('lives under sealed payloads as without, and Temporal holds nothing that can be read', async () => {
  const cast = { db: system.db, client: sealing, cases: temporalCases(sealing, 'grievances') }
  const told = await fileCase(cast, { area: 'dharwad.kundgol' })
  await told.reaches('with-officer', 'L1')
  expect(await told.act('file-report', {})).toBe('applied')
  const history = await outsider.workflow.getHandle(told.number).fetchHistory()
  const bytes = Buffer.from(temporal.api.history.v1.History.encode(history).finish())
  for (const word of ['revenue/tahsildar', 'ka-ipgrs', 'levelDays', 'file-report'])
    expect(bytes.includes(word), word).toBe(false)
  expect(bytes.includes('binary/encrypted')).toBe(true)
  // The gate before a release reads them too, with the keys; without them it says what is wrong.
  const gate = await replayIn(root, { ...system.variables, PAYLOAD_KEYS })
  expect(gate.output).toMatch(/All \d+ cases would go on/)
})

it('goes on with cases that began before there were keys', async () => {
  const cast = { db: system.db, client: outsider, cases: temporalCases(outsider, 'grievances') }
  const told = await fileCase(cast, { area: 'dharwad.kundgol' })
  await told.reaches('with-officer', 'L1')
  expect(await told.act('add-note', {})).toBe('applied')
  const judged = async () => {
    const rows = await system.db.select().from(actions).where(eq(actions.number, told.number))
    return rows.every(({ verdict }) => verdict === 'applied')
  }
  await until(judged)
})
