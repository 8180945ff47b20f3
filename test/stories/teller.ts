import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import { createActivities, createMessageActivities, type ActivityParts } from '../../activities'
import { developmentOutbox } from '../../activities/gateways/development-outbox'
import { temporalCases } from '../../activities/gateways/cases'
import { temporalRuns } from '../../activities/gateways/runs'
import { createReconciliationActivities } from '../../activities/reconciliation'
import { messageLinks } from '../../api/message-links'
import { openDatabase, type Sql } from '../../db/client'
import { fileGrievance } from '../../db/queries/filing'
import type { TokenOf } from '../../db/queries/report-link'
import { policyInForce, subjectFor } from '../../db/queries/subject'
import { citizens } from '../../db/schema/people'
import { APPROVALS, WORDS } from '../harness/words'
import { readState } from '../../reference/state'
import type { Policy } from '../../workflows/grievance/policy'
import { freshDatabase } from '../harness/database'
import { clientOf, workerFor } from '../harness/temporal'
import { Case, type Cast } from './case'

const quiet = pino({ level: 'silent' })
const SECRET = 'a secret of tests, at least thirty-two characters'

export interface StoryOptions {
  service?: string
  area?: string
  urgent?: boolean
  policy?: Partial<Policy>
  historyLimit?: number
}

export interface Stage extends Cast {
  sql: Sql
  taskQueue: string
  file(options?: StoryOptions): Promise<Case>
  strike(): Promise<void>
}

/** One database, one worker for cases and one for messages, as in production; messages land in the outbox table. */
export async function setTheStage(replaced: Partial<ActivityParts> = {}): Promise<Stage> {
  const database = await freshDatabase()
  const { db, sql, close } = openDatabase(database.url, 8)
  const parts: ActivityParts = {
    db,
    week: readState('karnataka').week,
    secret: SECRET,
    links: (tokenOf: TokenOf) => messageLinks('http://127.0.0.1:3000', tokenOf),
    secrets: [SECRET] as [string, ...string[]],
    words: WORDS,
    approvals: APPROVALS,
    log: quiet,
    ...developmentOutbox(db),
    ...replaced,
  }
  const taskQueue = `test-${randomUUID()}`
  const client = await clientOf()
  const cases = temporalCases(client, taskQueue)
  const runs = temporalRuns(client, taskQueue)
  const activities = {
    ...createActivities(parts),
    ...createReconciliationActivities({ ...parts, log: quiet, cases, runs }),
  }
  const worker = await workerFor({ taskQueue, activities, worker: { maxCachedWorkflows: 500 } })
  const messenger = await workerFor({
    taskQueue: `${taskQueue}-messages`,
    activities: createMessageActivities(parts),
  })
  return {
    db,
    sql,
    client: worker.client,
    taskQueue,
    cases,
    file: (options: StoryOptions = {}) => fileCase({ db, client: worker.client, cases }, options),
    strike: async () => {
      await Promise.all([worker.stop(), messenger.stop()])
      await client.connection.close()
      await close()
      await database.drop()
    },
  }
}

/** Files a case as the portal would, and hands it over. */
export async function fileCase(cast: Cast, options: StoryOptions): Promise<Case> {
  const { db } = cast
  const subject = await subjectFor(
    db,
    options.service ?? 'old-age-pension',
    options.area ?? 'dharwad.kalghatgi',
  )
  if (!subject) throw new Error('No such service or area in the reference data')
  const [citizen] = await db
    .insert(citizens)
    .values({ mobile: `+9198${randomDigits(8)}`, name: 'Basavva', language: 'kn' })
    .returning()
  const { number } = await fileGrievance(db, {
    idempotencyKey: randomUUID(),
    citizen: citizen?.id ?? '',
    channel: 'portal',
    language: 'kn',
    title: 'ಮೂರು ತಿಂಗಳಿಂದ ವೃದ್ಧಾಪ್ಯ ವೇತನ ಬಂದಿಲ್ಲ',
    description: 'ಮೂರು ತಿಂಗಳಿಂದ ವೃದ್ಧಾಪ್ಯ ವೇತನ ಬಂದಿಲ್ಲ.',
    address: '',
    urgent: options.urgent ?? false,
    subject,
    policy: { ...(await policyInForce(db, 'ka-ipgrs')), ...options.policy },
    stateCode: 'KA',
    filedAt: new Date(),
    historyLimit: options.historyLimit,
  })
  const told = new Case(cast, number, citizen?.id ?? '')
  await told.dispatch()
  return told
}

const randomDigits = (length: number): string =>
  Array.from({ length }, () => Math.floor(Math.random() * 10)).join('')
