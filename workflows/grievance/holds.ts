import { deadlineAfter, endOfDayAfter, type Calendar } from '../calendar'
import type { ActionOf } from './actions'
import { resumeClock, startClock, stopClock } from './clock'
import type { Story } from './story'
import type { Hold, Instant, Stage } from './types'

const STAGE: Record<Hold['kind'], Stage> = {
  clarification: 'awaiting-citizen',
  proposal: 'awaiting-nodal',
  parked: 'parked',
}

type HoldsFor = Pick<Hold, 'kind' | 'until' | 'action' | 'reason'>

/** A question to the citizen: the clock of the officer pauses, that of the citizen runs. */
export async function askTheCitizen(story: Story, action: ActionOf<'ask-clarification'>): Promise<void> {
  const { policy } = story.situation
  const calendar = await story.calendar()
  const until = endOfDayAfter(Date.now(), policy.clarification.days)
  story.situation.clarifications += 1
  hold(story, calendar, { kind: 'clarification', until, action: action.id })
  story.tell('clarification-asked', { until }, action.id)
}

/** "Not taken up" is only proposed by the officer: the nodal officer must confirm, within days of its own. */
export async function proposeNotTakenUp(
  story: Story,
  action: ActionOf<'propose-not-taken-up'>,
): Promise<void> {
  const { policy } = story.situation
  const calendar = await story.calendar()
  const until = deadlineAfter(calendar, Date.now(), policy.notTakenUp.confirmDays)
  story.situation.proposed = true
  hold(story, calendar, { kind: 'proposal', until, action: action.id, reason: action.reason })
  story.tell('not-taken-up-proposed', { reason: action.reason, until }, action.id)
}

/** Longer-term redressal: a promised date on which the case wakes by itself. */
export async function park(story: Story, action: ActionOf<'park'>): Promise<void> {
  const calendar = await story.calendar()
  story.situation.parked = true
  hold(story, calendar, { kind: 'parked', until: action.until, action: action.id })
  story.tell('parked', { until: action.until }, action.id)
}

function hold({ situation }: Story, calendar: Calendar, { kind, until, action, reason }: HoldsFor): void {
  const since: Instant = Date.now()
  if (situation.clock && !situation.clock.lapsed)
    situation.clock = stopClock(situation.clock, calendar, since)
  situation.hold = { kind, since, until, action, reason }
  situation.stage = STAGE[kind]
}

/** The officer's clock goes on with the days that were left. */
export async function resume(
  story: Story,
  why: 'clarification-answered' | 'clarification-unanswered' | 'not-taken-up-refused' | 'proposal-lapsed',
  action?: string,
): Promise<void> {
  const { situation } = story
  const calendar = await story.calendar()
  if (situation.clock && !situation.clock.lapsed)
    situation.clock = resumeClock(situation.clock, calendar, Date.now())
  situation.hold = null
  situation.stage = 'with-officer'
  // Where its time had passed before there is no day to tell.
  const { clock } = situation
  story.tell(why, { dueAt: clock && !clock.lapsed ? clock.dueAt : null }, action)
}

/** The promised date has come: proof is due within a few days, at the level that promised. */
export async function demandProof(story: Story): Promise<void> {
  const { situation } = story
  situation.clock = startClock(await story.calendar(), Date.now(), situation.policy.parking.proofDays)
  situation.hold = null
  situation.stage = 'with-officer'
  const { dueAt, days } = situation.clock
  story.tell('promise-due', { dueAt, days })
}
