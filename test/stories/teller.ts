import { randomUUID } from 'node:crypto'
import type { Client } from '@temporalio/client'
import { asc, eq } from 'drizzle-orm'
import { pino } from 'pino'
import { createActivities, createMessageActivities, type ActivityParts } from '../../activities'
import { dispatchCase } from '../../activities/dispatch'
import { developmentOutbox } from '../../activities/gateways/development-outbox'
import { temporalCases, type Cases } from '../../activities/gateways/cases'
import { messageLinks } from '../../api/message-links'
import { openDatabase, type Database, type Sql } from '../../db/client'
import { fileGrievance, submitAction } from '../../db/queries/filing'
import { policyInForce, subjectFor } from '../../db/queries/subject'
import { actions } from '../../db/schema/action'
import { events, situations } from '../../db/schema/grievance'
import { messages } from '../../db/schema/message'
import { citizens } from '../../db/schema/people'
import { readState } from '../../reference/state'
import { MINUTE } from '../../workflows/calendar'
import type { Action, ActionDetails, ActionKind, Party } from '../../workflows/grievance/actions'
import { comingSteps } from '../../workflows/grievance/coming'
import type { Policy } from '../../workflows/grievance/policy'
import type { EventKind, Situation } from '../../workflows/grievance/types'
import { freshDatabase } from '../harness/database'
import { goForward, historyOf, keepHistory, workerFor } from '../harness/temporal'

const SECRET = 'a secret of tests, at least thirty-two characters'
const quiet = { warn: () => {}, error: () => {} }

export interface StoryOptions {
  service?: string
  area?: string
  urgent?: boolean
  policy?: Partial<Policy>
  historyLimit?: number
}

/** What a story needs of the stage. */
interface Cast {
  db: Database
  client: Client
  cases: Cases
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
    links: messageLinks('http://127.0.0.1:3000', SECRET),
    log: pino({ level: 'silent' }),
    ...developmentOutbox(db),
    ...replaced,
  }
  const worker = await workerFor({ activities: createActivities(parts), worker: { maxCachedWorkflows: 500 } })
  const messenger = await workerFor({
    taskQueue: `${worker.taskQueue}-messages`,
    activities: createMessageActivities(parts),
  })
  const cases = temporalCases(worker.client, worker.taskQueue)
  return {
    db,
    sql,
    client: worker.client,
    taskQueue: worker.taskQueue,
    cases,
    file: (options: StoryOptions = {}) => fileCase({ db, client: worker.client, cases }, options),
    strike: async () => {
      await Promise.all([worker.stop(), messenger.stop()])
      await close()
      await database.drop()
    },
  }
}

async function fileCase(cast: Cast, options: StoryOptions): Promise<Case> {
  const { db } = cast
  const subject = await subjectFor(db, options.service ?? 'old-age-pension', options.area ?? 'dharwad.kalghatgi')
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

/** A case as a story tells it: people act, time passes, and the reader sees what the pages would show. */
export class Case {
  /** How far the clock of this case is ahead of the real one. */
  private ahead = 0

  constructor(
    private readonly cast: Cast,
    readonly number: string,
    readonly citizen: string,
  ) {}

  dispatch(): Promise<void> {
    return dispatchCase({ db: this.cast.db, cases: this.cast.cases, log: quiet }, this.number)
  }

  get now(): number {
    return Date.now() + this.ahead
  }

  async situation(): Promise<Situation> {
    const [row] = await this.cast.db.select().from(situations).where(eq(situations.number, this.number))
    if (!row) throw new Error('The case has no situation')
    return row.situation
  }

  async events() {
    return this.cast.db.select().from(events).where(eq(events.number, this.number)).orderBy(asc(events.revision))
  }

  async kinds(): Promise<EventKind[]> {
    return (await this.events()).map(({ kind }) => kind)
  }

  async messages(): Promise<string[]> {
    const rows = await this.cast.db
      .select({ template: messages.template, revision: messages.revision })
      .from(messages)
      .where(eq(messages.number, this.number))
      .orderBy(asc(messages.revision), asc(messages.key))
    return rows.map(({ template }) => template)
  }

  /** Waits until the page would show it. */
  async becomes(condition: (situation: Situation) => boolean): Promise<Situation> {
    for (let tries = 0; tries < 800; tries += 1) {
      const situation = await this.situation()
      if (condition(situation)) return situation
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
    throw new Error(`It never came about. The case stands so: ${JSON.stringify(await this.situation(), null, 1)}`)
  }

  async reaches(stage: Situation['stage'], level?: Situation['level']): Promise<Situation> {
    return this.becomes((situation) => situation.stage === stage && (!level || situation.level === level))
  }

  /** Waits for the `times`-th event of a kind. */
  async hears(kind: EventKind, times = 1) {
    for (let tries = 0; tries < 800; tries += 1) {
      const found = (await this.events()).filter((event) => event.kind === kind)
      if (found.length >= times) return found[times - 1] as (typeof found)[number]
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
    throw new Error(`No ${kind}; only ${(await this.kinds()).join(', ')}`)
  }

  /** The party that the case waits for, or the citizen. */
  async officer(): Promise<Party> {
    const { posting } = await this.situation()
    return { role: 'officer', posting: posting ?? '' }
  }

  /** Somebody acts through the site; returns what the case says of it. */
  async act<K extends ActionKind>(kind: K, details: ActionDetails[K], by?: Party): Promise<'applied' | string> {
    const party = by ?? (await this.partyFor(kind))
    const action = { id: randomUUID(), kind, by: party, ...details } as unknown as Action
    await submitAction(this.cast.db, { number: this.number, action, submittedAt: new Date(this.now) })
    await this.dispatch()
    return this.verdictOn(action.id)
  }

  /** The citizen says what the latest report is worth. */
  async answers(feedback: Omit<ActionDetails['feedback'], 'report'>): Promise<string> {
    return this.act('feedback', { report: await this.latestReport(), ...feedback })
  }

  /** A call agent says what came of a call about the latest report. */
  async isCalled(call: Omit<ActionDetails['call-outcome'], 'report'>): Promise<string> {
    return this.act('call-outcome', { report: await this.latestReport(), ...call })
  }

  async latestReport(): Promise<string> {
    return (await this.events()).findLast(({ kind }) => kind === 'report-filed')?.action ?? ''
  }

  private async partyFor(kind: ActionKind): Promise<Party> {
    const byCitizen: ActionKind[] = ['answer-clarification', 'contest', 'feedback', 'withdraw', 'add-note', 'reopen']
    if (byCitizen.includes(kind)) return { role: 'citizen' }
    if (kind === 'call-outcome') return { role: 'call-agent' }
    if (kind === 'direct') return { role: 'committee' }
    if (['route', 'confirm-not-taken-up', 'refuse-not-taken-up'].includes(kind)) return { role: 'nodal', posting: 'n' }
    return this.officer()
  }

  private async verdictOn(action: string): Promise<string> {
    for (let tries = 0; tries < 800; tries += 1) {
      const [row] = await this.cast.db.select().from(actions).where(eq(actions.id, action))
      if (row?.verdict) return row.verdict === 'applied' ? 'applied' : (row.reason ?? 'refused')
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
    throw new Error('The case never judged the action')
  }

  /** Lets so much time pass for this case. */
  async later(milliseconds: number): Promise<void> {
    await goForward(this.cast.client, this.number, milliseconds)
    this.ahead += milliseconds
  }

  async until(instant: number): Promise<void> {
    await this.later(Math.max(1, instant - this.now))
  }

  /** Lets time pass until what comes next by itself has come. */
  async nextFallsDue(): Promise<void> {
    const [coming] = comingSteps(await this.situation())
    if (!coming) throw new Error('Nothing comes by itself')
    await this.until(coming.at + MINUTE)
  }

  /** Leaves its history for the replay gate, once no workflow task is under way. */
  async keepAs(name: string): Promise<void> {
    for (;;) {
      const history = await historyOf(this.cast.client, this.number)
      const last = history.events?.at(-1)
      if (!last?.workflowTaskScheduledEventAttributes && !last?.workflowTaskStartedEventAttributes) {
        return keepHistory(name, history)
      }
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

