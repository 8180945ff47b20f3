import { DAY } from '../calendar'
import type { ActionOf } from './actions'
import { startClock } from './clock'
import type { Story } from './story'

/** Until L3 answers, it is reminded, and so are the nodal officer and the head of department. */
export function remindLevelThree(story: Story): void {
  const { committee, policy } = story.situation
  if (!committee?.remindAt) return
  // From now, not from the last one: a case that was on hold does not make up for what it missed.
  committee.remindAt = Date.now() + policy.committee.reminderDays * DAY
  story.tell('committee-reminder', { since: committee.since })
}

/** The committee has directed: L3 must report within the days that it set. */
export async function startDirectedClock(story: Story, { id, days }: ActionOf<'direct'>): Promise<void> {
  const { situation } = story
  situation.committee = null
  situation.directedDays = days
  // Where nobody holds the post of L3 the days begin once the nodal officer has found somebody.
  if (situation.stage === 'with-officer')
    situation.clock = startClock(await story.calendar(), Date.now(), days)
  const dueAt = situation.stage === 'with-officer' ? (situation.clock?.dueAt ?? null) : null
  story.tell('committee-direction', { days, dueAt }, id)
}
