import { Client, Connection } from '@temporalio/client'
import { pino } from 'pino'
import { createApp } from '../../api/app'
import { loadAssets } from '../../api/assets'
import { portalOf } from '../../api/portal'
import type { Dependencies } from '../../api/route'
import { createTypesetter } from '../../api/typeset'
import { readConfig } from '../../config'
import { openDatabase } from '../../db/client'
import { createMetrics } from '../../operations/metrics'
import { SealedPayloads } from '../../operations/payload-codec'
import { noTraces } from '../../operations/traces'
import { readState } from '../../reference/state'

const assets = await loadAssets()
const typeset = createTypesetter()
const state = readState('karnataka')

/** Nothing listens on port 1: a site whose PostgreSQL is away. */
const NOWHERE = 'postgres://nobody:nothing@127.0.0.1:1/nowhere'

/** What production must be told before it starts. */
export const PRODUCTION = {
  NODE_ENV: 'production',
  DATABASE_URL: NOWHERE,
  TEMPORAL_ADDRESS: '127.0.0.1:1',
  PUBLIC_ORIGIN: 'https://portal.example',
  SECRET: 'a secret of this test, long enough to be taken',
  MSG91_WEBHOOK_SECRET: 'another secret of this test, long enough too',
  MSG91_AUTHKEY: 'key',
  TRUST_PROXY: 'true',
  SMTP_URL: 'smtp://127.0.0.1:1',
}

/** The whole site with its real parts; PostgreSQL and Temporal are those of `given`, else away. */
export function siteForTest(
  given: Partial<Dependencies> & { databaseUrl?: string; production?: boolean } = {},
) {
  const { databaseUrl = NOWHERE, production = false, ...parts } = given
  const database = openDatabase(databaseUrl, 3)
  const dependencies: Dependencies = {
    config: readConfig(production ? PRODUCTION : { NODE_ENV: 'test' }),
    db: database.db,
    sql: database.sql,
    temporal: new Client({ connection: Connection.lazy({ address: '127.0.0.1:1' }) }),
    log: pino({ level: 'silent' }),
    counts: createMetrics().counts,
    traces: noTraces,
    sendCode: async () => true,
    mailCode: async () => true,
    sendAccountMessages: () => {},
    handOver: () => {},
    lookAgain: () => {},
    payloads: new SealedPayloads(new Map()),
    state,
    portal: portalOf(state),
    assets,
    typeset,
    now: Date.now,
    ...parts,
  }
  const app = createApp(dependencies)
  return { app, dependencies, sql: database.sql, db: database.db, close: database.close }
}
