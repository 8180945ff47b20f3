import { serve } from '@hono/node-server'
import { Connection } from '@temporalio/client'
import { pino } from 'pino'
import { accountMessenger } from './activities/account-message'
import { dispatchCase } from './activities/dispatch'
import { temporalCases } from './activities/gateways/cases'
import { gatewaysFor } from './activities/gateways/choose'
import { lookAgainAt } from './activities/gateways/nightly'
import { codeSender } from './activities/one-time-password'
import { createApp } from './api/app'
import { loadAssets } from './api/assets'
import { demonstrationClock } from './api/development/demonstration-clock'
import { documentStore } from './api/document-store'
import { describeFault } from './api/fault'
import { tidyUp } from './api/housekeeping'
import { portalOf } from './api/portal'
import { createTypesetter } from './api/typeset'
import { readConfig } from './config'
import { openDatabase } from './db/client'
import { databaseAnswer } from './operations/database'
import { temporalAddress, temporalClient } from './operations/connection'
import { documentRoom } from './operations/documents'
import { openMetrics } from './operations/endpoint'
import { createMetrics } from './operations/metrics'
import { readingsOf } from './operations/readings'
import { tracesFor } from './operations/traces'
import { SealedPayloads } from './operations/payload-codec'
import { approvalsOf } from './reference/sms'
import { readState } from './reference/state'
import { TEMPLATE_NAMES } from './views/messages/templates'

/** The web process: it serves pages, writes to PostgreSQL and hands actions to Temporal. */
const config = readConfig()
const log = pino({ level: config.LOG_LEVEL, base: { process: 'web' }, serializers: { err: describeFault } })
const state = readState(config.STATE)
const portal = portalOf(state)
const approvals = approvalsOf(config.STATE, TEMPLATE_NAMES)
const database = openDatabase(config.DATABASE_URL, config.DATABASE_CONNECTIONS)
const metrics = createMetrics()
const traces = await tracesFor('web', config.TRACES_URL, log)
// Lazy: the site starts without Temporal.
const connection = Connection.lazy(temporalAddress(config))
const temporal = temporalClient(config, connection)
const outbox = {
  db: database.db,
  cases: temporalCases(temporal, config.TASK_QUEUE, config.TIME_SKIPPING),
  log,
  traces,
}
const sending = {
  db: database.db,
  log,
  counts: metrics.counts,
  traces,
  words: portal.words,
  approvals,
  ...gatewaysFor(config, database.db, approvals),
}
const sendCode = codeSender(sending)
const sendAccountMessages = accountMessenger(sending)
const clock = config.TIME_SKIPPING ? demonstrationClock(config.DATA_DIRECTORY) : undefined
const app = createApp({
  config,
  log,
  counts: metrics.counts,
  traces,
  db: database.db,
  sql: database.sql,
  temporal,
  state,
  handOver: (number) =>
    void dispatchCase(outbox, number).catch((err: unknown) =>
      log.warn({ err }, 'the outbox was not reached'),
    ),
  lookAgain: (number) =>
    void lookAgainAt(temporal, config.TASK_QUEUE, number).catch((err: unknown) =>
      log.warn({ err, number }, 'a case is not looked at again now; the night will'),
    ),
  payloads: new SealedPayloads(config.PAYLOAD_KEYS),
  sendCode,
  mailCode: sendCode,
  sendAccountMessages: () => void sendAccountMessages(),
  portal,
  assets: await loadAssets(),
  typeset: createTypesetter(),
  now: clock?.now ?? Date.now,
  clock,
})

const server = serve({ fetch: app.fetch, port: config.PORT, hostname: config.HOST }, () =>
  log.info({ at: config.PUBLIC_ORIGIN }, 'the portal is open'),
)

openMetrics({
  port: config.METRICS_PORT,
  host: config.METRICS_HOST,
  registry: metrics.registry,
  refresh: readingsOf(
    [databaseAnswer(metrics.registry, database.sql), documentRoom(metrics.registry, config.DATA_DIRECTORY)],
    { counter: metrics.readingFailures, log },
  ),
  log,
})

/** Once an hour; while PostgreSQL is away the next hour will do. */
const housekeeping = () =>
  tidyUp(database.db, documentStore(config.DATA_DIRECTORY), Date.now())
    .catch((error: unknown) => log.warn({ fault: describeFault(error) }, 'not all is tidied up'))
    .then(sendAccountMessages)
setInterval(housekeeping, 3_600_000).unref()

/** No new requests, those under way are finished, then the parts are closed. */
function stop() {
  log.info('the portal closes')
  server.close(async () => {
    await Promise.allSettled([traces.close(), database.close(), connection.close()])
    process.exit(0)
  })
  if ('closeIdleConnections' in server) server.closeIdleConnections()
  setTimeout(() => process.exit(1), 15_000).unref()
}
process.once('SIGTERM', stop)
process.once('SIGINT', stop)
