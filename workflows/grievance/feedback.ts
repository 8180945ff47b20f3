import { endOfDayAfter, workingHourAfter, type Calendar } from '../calendar'
import type { ActionOf } from './actions'
import { callsOnDaysOfTheirOwn } from './clock'
import type { Verdict } from './closing'
import type { Story } from './story'
import type { Policy } from './policy'
import type { FeedbackWindow, Instant } from './types'

/** The report is in: the level owes nothing more, and it is the citizen's turn. */
export async function openFeedback(story: Story, action: ActionOf<'file-report'>): Promise<void> {
  const { situation } = story
  const calendar = await story.calendar()
  const inTime = !situation.owed.some(({ level }) => level === situation.level)
  situation.owed = situation.owed.filter(({ level }) => level !== situation.level)
  situation.clock = null
  situation.hold = null
  if (situation.committee) situation.committee.remindAt = null
  situation.feedback = feedbackWindow(situation.policy, calendar, Date.now(), action.id)
  situation.stage = 'feedback'
  story.tell('report-filed', { until: situation.feedback.until, inTime }, action.id)
}

/** The citizen's window: a reminder half-way, in office hours, and calls on different days at different hours. */
export function feedbackWindow(
  policy: Policy,
  calendar: Calendar,
  now: Instant,
  report: string,
): FeedbackWindow {
  const until = endOfDayAfter(now, policy.feedback.windowDays)
  const wished = policy.feedback.calls.map(({ afterDays, at }) =>
    workingHourAfter(calendar, now, afterDays, at),
  )
  const calls = callsOnDaysOfTheirOwn(calendar, wished).filter((call) => call < until)
  const halfWay = workingHourAfter(calendar, now, Math.ceil(policy.feedback.windowDays / 2), calendar.opens)
  return {
    report,
    openedAt: now,
    until,
    remindAt: halfWay < until ? halfWay : null,
    calls,
    attempt: 0,
    answered: true,
  }
}

export function openCallTask(story: Story): void {
  const { feedback } = story.situation
  if (!feedback) return
  feedback.calls = feedback.calls.slice(1)
  feedback.attempt += 1
  feedback.answered = false
  story.tell('call-due', { attempt: feedback.attempt, report: feedback.report, until: feedback.until })
}

export function remindTheCitizen(story: Story): void {
  const { feedback } = story.situation
  if (!feedback) return
  feedback.remindAt = null
  story.tell('feedback-reminder', { until: feedback.until })
}

/** What the call brought. Without an answer the next attempt comes by itself, on another day at another hour. */
export function hearTheCall(story: Story, action: ActionOf<'call-outcome'>): Verdict | null {
  const { report, attempt, outcome } = action
  story.tell('call-made', { report, attempt, outcome }, action.id)
  if (story.situation.feedback) story.situation.feedback.answered = true
  if (outcome !== 'satisfied' && outcome !== 'not-satisfied') return null
  return hear(story, outcome === 'satisfied', 'call', action)
}

export const hearTheCitizen = (story: Story, action: ActionOf<'feedback'>): Verdict =>
  hear(story, action.satisfied, action.via, action)

function hear(
  story: Story,
  satisfied: boolean,
  via: string,
  { id, reason }: ActionOf<'feedback' | 'call-outcome'>,
): Verdict {
  story.tell('feedback-given', { satisfied, via, reason: reason ?? null }, id)
  story.situation.feedback = null
  return { ending: satisfied ? 'satisfied' : 'not-satisfied', action: id }
}
