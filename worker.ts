import { fileURLToPath } from 'node:url'
import { Connection } from '@temporalio/client'
import { DefaultLogger, NativeConnection, Worker, type LogEntry } from '@temporalio/worker'
import { pino } from 'pino'
import { createActivities, createMessageActivities } from './activities'
import { startDispatcher } from './activities/dispatch'
import { temporalCases } from './activities/gateways/cases'
import { gatewaysFor } from './activities/gateways/choose'
import { keepSchedule } from './activities/gateways/nightly'
import { temporalRuns } from './activities/gateways/runs'
import { createReconciliationActivities } from './activities/reconciliation'
import { describeFault } from './api/fault'
import { messageLinks } from './api/message-links'
import { stateWords } from './api/portal'
import { readConfig } from './config'
import { openDatabase } from './db/client'
import type { TokenOf } from './db/queries/report-link'
import { newestBackup } from './operations/backups'
import { databaseAnswer, databaseFigures } from './operations/database'
import { temporalAddress, temporalClient } from './operations/connection'
import { openMetrics } from './operations/endpoint'
import { createMetrics } from './operations/metrics'
import { readingsOf } from './operations/readings'
import { installRuntime } from './operations/temporal'
import { tracesFor } from './operations/traces'
import { dataConverterFor } from './operations/payload-codec'
import { approvalsOf } from './reference/sms'
import { readState } from './reference/state'
import { TEMPLATE_NAMES } from './views/messages/templates'

/** The worker process: it runs the workflows, writes what they decide, sends messages and empties the outbox. */
const config = readConfig()
const serializers = { err: describeFault, error: describeFault }
const log = pino({ level: config.LOG_LEVEL, base: { process: 'worker' }, serializers })
const database = openDatabase(config.DATABASE_URL, config.DATABASE_CONNECTIONS)
const metrics = createMetrics()
const traces = await tracesFor('worker', config.TRACES_URL, log)
const sdkMetrics = await installRuntime(
  { logger: new DefaultLogger(config.LOG_LEVEL === 'debug' ? 'DEBUG' : 'WARN', writeToLog) },
  config.METRICS_PORT > 0,
  (err) => log.error({ err }, 'the SDK tells no metrics'),
)
const address = temporalAddress(config)
const state = readState(config.STATE)
const approvals = approvalsOf(config.STATE, TEMPLATE_NAMES)
const parts = {
  db: database.db,
  week: state.week,
  secret: config.SECRET,
  secrets: config.secrets,
  links: (tokenOf: TokenOf) => messageLinks(config.PUBLIC_ORIGIN, tokenOf),
  words: stateWords(state),
  approvals,
  log,
  counts: metrics.counts,
  traces,
  ...gatewaysFor(config, database.db, approvals),
}

const closeMetrics = openMetrics({
  port: config.METRICS_PORT,
  host: config.METRICS_HOST,
  registry: metrics.registry,
  refresh: readingsOf(sources(), { counter: metrics.readingFailures, log }),
  others: sdkMetrics,
  log,
})

const connection = await connectPatiently()
const client = temporalClient(config, Connection.lazy(address))
const outlet = temporalCases(client, config.TASK_QUEUE, config.TIME_SKIPPING)
const shared = {
  connection,
  namespace: config.TEMPORAL_NAMESPACE,
  shutdownGraceTime: '10s',
  ...dataConverterFor(config.PAYLOAD_KEYS),
} as const
const cases = await Worker.create({
  ...shared,
  taskQueue: config.TASK_QUEUE,
  ...(config.WORKFLOW_BUNDLE
    ? { workflowBundle: { codePath: config.WORKFLOW_BUNDLE } }
    : { workflowsPath: fileURLToPath(new URL('./workflows/index.ts', import.meta.url)) }),
  activities: {
    ...createActivities(parts),
    ...createReconciliationActivities({
      ...{ db: database.db, secret: config.SECRET, log },
      cases: outlet,
      runs: temporalRuns(client, config.TASK_QUEUE),
    }),
  },
  maxCachedWorkflows: 2_000,
  // Few: the more are asked for at once, the more often a busy server starts a task and fails to deliver it. That comes
  // again when its time is over (temporalio/temporal #11733).
  workflowTaskPollerBehavior: { type: 'simple-maximum', maximum: 8 },
  // Half of them for cases that are in no worker's cache: of thousands whose deadlines come together, most are.
  nonStickyToStickyPollRatio: 0.5,
  activityTaskPollerBehavior: { type: 'simple-maximum', maximum: 4 },
})
const messages = await Worker.create({
  ...shared,
  taskQueue: `${config.TASK_QUEUE}-messages`,
  activities: createMessageActivities(parts),
  maxConcurrentActivityTaskExecutions: 20,
  // What MSG91 takes from one account without refusing; several workers share it.
  maxTaskQueueActivitiesPerSecond: 100,
  activityTaskPollerBehavior: { type: 'simple-maximum', maximum: 8 },
})

const stopDispatcher = startDispatcher({ db: database.db, cases: outlet, log, traces })
void scheduleNights()
log.info('the worker is at work')
// Both workers end by themselves on SIGINT and SIGTERM, after what they have begun.
await Promise.all([cases.run(), messages.run()])
await stopDispatcher()
closeMetrics()
await Promise.allSettled([traces.close(), database.close(), client.connection.close(), connection.close()])
log.info('the worker has stopped')

/** What is read when somebody scrapes. */
function sources() {
  const { registry } = metrics
  const { BACKUP_DIRECTORY } = config
  return [
    databaseAnswer(registry, database.sql),
    databaseFigures(registry, database.db, {
      'citizen-sign-in': config.OTP_DAILY_LIMIT,
      'officer-sign-in': config.OTP_OFFICER_DAILY_LIMIT,
    }),
    ...(BACKUP_DIRECTORY ? [newestBackup(registry, BACKUP_DIRECTORY)] : []),
  ]
}

/** Temporal may come up after us, as after a power cut: the worker waits for it and says so once. */
async function connectPatiently(): Promise<NativeConnection> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await NativeConnection.connect(address)
    } catch (error) {
      if (tries === 0) log.warn({ err: error }, 'Temporal does not answer; the worker waits for it')
      await new Promise((resolve) => setTimeout(resolve, 2_000))
    }
  }
}

/** The nightly reconciliation, by this version's order. It is not worth a worker that does not start. */
async function scheduleNights(): Promise<void> {
  try {
    await keepSchedule(client, config.TASK_QUEUE)
  } catch (error) {
    log.warn({ err: error }, 'the nightly reconciliation could not be scheduled; the next start tries again')
  }
}

/** The SDK's own lines, in one stream with ours. */
function writeToLog({ level, message, meta }: LogEntry): void {
  if (level === 'ERROR') log.error(meta, message)
  else if (level === 'WARN') log.warn(meta, message)
  else log.debug(meta, message)
}
