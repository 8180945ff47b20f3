import { randomUUID } from 'node:crypto'
import type { Client } from '@temporalio/client'
import { asc, eq } from 'drizzle-orm'
import { dispatchCase } from '../../activities/dispatch'
import type { Cases } from '../../activities/gateways/cases'
import type { Database } from '../../db/client'
import { submitAction } from '../../db/queries/filing'
import { actions } from '../../db/schema/action'
import { events, situations } from '../../db/schema/grievance'
import { messages } from '../../db/schema/message'
import { MINUTE, SECOND } from '../../workflows/calendar'
import type { Action, ActionDetails, ActionKind, Party } from '../../workflows/grievance/actions'
import { comingSteps } from '../../workflows/grievance/coming'
import type { EventKind, Situation } from '../../workflows/grievance/types'
import { goForward, historyOf, keepHistory } from '../harness/temporal'

/** How long a story waits for what must come: long, since the machine may be busy with other things. */
export const PATIENCE = 60 * SECOND

const quiet = { warn: () => {}, error: () => {} }

/** What a story needs of the stage. */
export interface Cast {
  db: Database
  client: Client
  cases: Cases
}

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
    return this.cast.db
      .select()
      .from(events)
      .where(eq(events.number, this.number))
      .orderBy(asc(events.revision))
  }

  /** What was told, with how it closed: `closed satisfied`. */
  private async steps(): Promise<string[]> {
    return (await this.events()).map(({ kind, data }) => (kind === 'closed' ? `closed ${data.ending}` : kind))
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
    for (const end = Date.now() + PATIENCE; Date.now() < end;) {
      const situation = await this.situation()
      if (condition(situation)) return situation
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
    throw new Error(
      `It never came about. The case stands so: ${JSON.stringify(await this.situation(), null, 1)}`,
    )
  }

  async reaches(stage: Situation['stage'], level?: Situation['level']): Promise<Situation> {
    return this.becomes((situation) => situation.stage === stage && (!level || situation.level === level))
  }

  /** Waits for the `times`-th event of a kind. */
  async hears(kind: EventKind, times = 1) {
    for (const end = Date.now() + PATIENCE; Date.now() < end;) {
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
  async act<K extends ActionKind>(
    kind: K,
    details: ActionDetails[K],
    by?: Party,
  ): Promise<'applied' | string> {
    return this.verdictOn(await this.submit(kind, details, by))
  }

  /** Somebody acts and does not wait for what the case says of it. Returns the action's id. */
  async submit<K extends ActionKind>(kind: K, details: ActionDetails[K], by?: Party): Promise<string> {
    const party = by ?? (await this.partyFor(kind))
    const action = { id: randomUUID(), kind, by: party, ...details } as unknown as Action
    await submitAction(this.cast.db, { number: this.number, action, submittedAt: new Date(this.now) })
    await this.dispatch()
    return action.id
  }

  /** Somebody answers or decides what the case is on hold for. */
  async meets(
    kind: 'answer-clarification' | 'confirm-not-taken-up' | 'refuse-not-taken-up',
    by?: Party,
  ): Promise<string> {
    const { hold } = await this.situation()
    return this.act(kind, { hold: hold?.action ?? '' }, by)
  }

  /** The nodal officer names a posting. */
  async isRoutedTo(posting: string): Promise<string> {
    const { posting: from } = await this.situation()
    return this.act('route', { posting, from })
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
    const byCitizen: ActionKind[] = [
      'answer-clarification',
      'contest',
      'feedback',
      'withdraw',
      'add-note',
      'reopen',
    ]
    if (byCitizen.includes(kind)) return { role: 'citizen' }
    if (kind === 'call-outcome') return { role: 'call-agent' }
    if (kind === 'direct') return { role: 'committee' }
    if (['route', 'confirm-not-taken-up', 'refuse-not-taken-up'].includes(kind))
      return { role: 'nodal', posting: 'n' }
    return this.officer()
  }

  /** What the case says of a submitted action: `applied`, or the reason of its refusal. */
  async verdictOn(action: string, patience = PATIENCE): Promise<string> {
    for (const end = Date.now() + patience; Date.now() < end;) {
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
        return keepHistory(name, history, await this.steps())
      }
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}
