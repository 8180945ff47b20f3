import {
  condition,
  continueAsNew,
  proxyLocalActivities,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow'
import type { SearchAttributeUpdatePair } from '@temporalio/common'
import { SECOND, type Calendar } from '../calendar'
import { Chronicle, type Account } from './account'
import type { Action } from './actions'
import type { RecordActivities, Verdict } from './activities'
import { performAside } from './asides'
import { recount } from './clock'
import { comingSteps, movesTheCase, type Coming } from './coming'
import { countedFor } from './counting'
import { Deliveries } from './deliveries'
import { describe, sayWhatIsAwaited, sayWhatWasTold } from './details'
import type { grievance } from './grievance'
import { judge } from './rules'
import { searchAttributesOf } from './search-attributes'
import type { CaseEvent, EventKind, Filed, Level, Situation } from './types'

const { record, whoAnswers, calendarNow, beforeTimeActs } = proxyLocalActivities<RecordActivities>({
  startToCloseTimeout: '20s',
  // A database outage never fails a case: it is tried until it works. Longer pauses become timers, which cost the
  // history a few events each; waiting inside a workflow task would cost it three in eight seconds.
  localRetryThreshold: '5s',
  retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '30s' },
})

/** How long the case waits for a word that is on its way before it asks again, and how often at most. */
const WORD_ON_ITS_WAY = 5 * SECOND
const MOST_WAITS = 120

/** What a run hands to its successor when its history has grown long. */
export interface Carried {
  /** How often the case was continued. */
  run: number
  situation: Situation
  seen: string[]
  inbox: Action[]
  /** Revisions whose messages nobody sends any more: those of a run that was lost. */
  unsent?: { from: number; through: number }
}

/** What moves a case: somebody's action that the rules allow, or time. */
export type Move = Action | Coming

/** One case as it is lived: its inbox, its one timer and what it has to put on record. */
export class Story {
  private readonly inbox: Action[]
  private readonly seen: Set<string>
  private readonly run: number
  private events: CaseEvent[] = []
  private verdicts: Verdict[] = []
  private readonly deliveries = new Deliveries()
  private readonly chronicle: Chronicle
  private attributes = ''
  private waits = 0

  constructor(
    private readonly filed: Filed,
    readonly situation: Situation,
    carried: Omit<Carried, 'situation'>,
  ) {
    this.run = carried.run
    this.seen = new Set(carried.seen)
    this.inbox = [...carried.inbox]
    this.chronicle = new Chronicle(carried.run)
    if (carried.unsent) this.deliveries.send(filed.number, carried.unsent.from, carried.unsent.through)
  }

  /** The whole account of this run. */
  account(): Account {
    const { situation, seen, inbox, events, verdicts } = this
    const waiting = events.length > 0 || verdicts.length > 0
    return this.chronicle.account({ situation, seen: [...seen], inbox }, waiting)
  }

  /** The signal handler: pushes and returns, so that an action and a timer of one instant have one order. */
  receive(action: Action): void {
    this.inbox.push(action)
  }

  /** Puts one event on the timeline. It is written before the case waits next. */
  tell(kind: EventKind, data: CaseEvent['data'] = {}, action?: string): void {
    const { level, posting } = this.situation
    this.situation.revision += 1
    this.events.push({
      revision: this.situation.revision,
      at: Date.now(),
      kind,
      level,
      posting,
      action,
      data,
    })
  }

  /** The next thing that moves the case: an action that the rules allow, else the first step that time takes. */
  async next(): Promise<Move> {
    for (;;) {
      const action = this.nextAllowed()
      if (action) return action
      await this.putOnRecord()
      if (this.inbox.length > 0) continue
      const [coming] = comingSteps(this.situation)
      if (coming && Date.now() >= coming.at) {
        const due = await this.reallyDue()
        if (due) return due
        continue
      }
      await this.wait(coming)
    }
  }

  /** Judges the inbox in order. Repeats change nothing; refusals are put on record with their reason. */
  private nextAllowed(): Action | null {
    for (let action = this.inbox.shift(); action; action = this.inbox.shift()) {
      this.waits = 0
      if (this.seen.has(action.id)) continue
      this.seen.add(action.id)
      const judgement = judge(this.situation, action, Math.min(Date.now(), action.submittedAt ?? Infinity))
      this.verdicts.push({
        action: action.id,
        at: Date.now(),
        refused: judgement.ok ? null : judgement.reason,
      })
      if (!judgement.ok) continue
      performAside(this, action)
      return action
    }
    return null
  }

  /**
   * A timer fired: is it really due? A holiday declared since then moves the day, and a word that was given in time
   * and has not come through yet is waited for.
   */
  private async reallyDue(): Promise<Coming | null> {
    const { calendar, wordOnItsWay } = await beforeTimeActs(this.filed.number)
    if (this.inbox.length > 0) return null
    if (wordOnItsWay && this.waits < MOST_WAITS) {
      this.waits += 1
      await condition(() => this.inbox.length > 0, WORD_ON_ITS_WAY, { summary: 'an action is on its way' })
      return null
    }
    const moved = recount(this.situation, calendar)
    if (moved) this.tell('deadline-moved', { to: moved })
    const [coming] = comingSteps(this.situation)
    return coming && Date.now() >= coming.at ? coming : null
  }

  /** One live timer, armed from an absolute instant; at least 1 ms, as a zero would change the commands. */
  private async wait(coming: Coming | undefined): Promise<void> {
    describe(this.situation, comingSteps(this.situation).find(movesTheCase) ?? coming)
    const tired = this.historyIsLong()
    const moved = (): boolean => this.inbox.length > 0 || (tired && this.deliveries.none)
    if (moved()) return this.inbox.length > 0 ? undefined : await this.carryOver()
    if (!coming) await condition(moved)
    else await condition(moved, Math.max(1, coming.at - Date.now()), { summary: sayWhatIsAwaited(coming) })
  }

  private historyIsLong(): boolean {
    const info = workflowInfo()
    return info.continueAsNewSuggested || info.historyLength > (this.filed.historyLimit ?? Infinity)
  }

  private async carryOver(): Promise<void> {
    const carried: Carried = {
      run: this.run + 1,
      situation: this.situation,
      seen: [...this.seen],
      inbox: this.inbox,
    }
    await continueAsNew<typeof grievance>(this.filed, carried)
  }

  private async putOnRecord(): Promise<void> {
    if (this.events.length === 0 && this.verdicts.length === 0) return
    const { events, verdicts } = this
    this.events = []
    this.verdicts = []
    const [next] = comingSteps(this.situation)
    const { runId, historyLength } = workflowInfo()
    const turn = { run: this.run, runId, events: historyLength, at: Date.now() }
    const change = { situation: this.situation, events, verdicts, turn, next: next ?? null }
    this.chronicle.begin()
    const { messages } = await record.executeWithOptions({ summary: sayWhatWasTold(events) }, [change])
    this.chronicle.keep({ events, verdicts, ...countedFor(this.situation) }, turn)
    if (messages > 0)
      this.deliveries.send(this.filed.number, events[0]?.revision ?? 0, events.at(-1)?.revision ?? 0)
    this.showInLists()
  }

  /** Visibility writes are costly: only what changed, and only when it changed. */
  private showInLists(): void {
    const pairs: SearchAttributeUpdatePair[] = searchAttributesOf(this.situation)
    const fingerprint = JSON.stringify(pairs.map(({ value }) => value))
    if (fingerprint === this.attributes) return
    this.attributes = fingerprint
    upsertSearchAttributes(pairs)
  }

  /** Who answers at this level, and the calendar by which the days are counted. */
  whoAnswers(level: Level) {
    return whoAnswers(this.situation.subject, level)
  }

  calendar(): Promise<Calendar> {
    return calendarNow()
  }

  /** Ends the run: everything is on record, every message has an end state, and who still acted has an answer. */
  async end(): Promise<void> {
    for (;;) {
      while (this.nextAllowed()) continue
      await this.putOnRecord()
      if (this.inbox.length === 0 && this.deliveries.none) return
      await condition(() => this.inbox.length > 0 || this.deliveries.none)
    }
  }
}
