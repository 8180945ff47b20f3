import { DAY } from '../calendar'
import { levelAbove } from './rules'
import type { Story } from './story'
import type { Level } from './types'

/** The deadline passed without a report: the level owes it from now on, wherever the case goes. */
export function lapse(story: Story, to: Level | 'committee'): void {
  const { level, posting, stage, owed } = story.situation
  const routing = stage === 'routing'
  const owes = owed.some((report) => report.level === level && report.posting === posting)
  if (posting && !routing && !owes) owed.push({ level, posting, since: Date.now() })
  story.tell('deadline-lapsed', { to, routing })
}

/** L3 let its time pass: the case stays with it and goes on the agenda of the District Committee. */
export function lapseBeforeCommittee(story: Story): void {
  const { situation } = story
  lapse(story, 'committee')
  if (situation.clock) situation.clock.lapsed = true
  if (situation.committee) return
  const now = Date.now()
  situation.committee = {
    since: now,
    why: 'lapsed',
    remindAt: now + situation.policy.committee.reminderDays * DAY,
  }
  story.tell('before-committee', { why: 'lapsed' })
}

/** Nobody routed it in time: the level above takes it; above L3 there is the committee. */
export function goesUpUnrouted(story: Story): boolean {
  const above = levelAbove(story.situation.level)
  if (above) lapse(story, above)
  else lapseBeforeCommittee(story)
  return above !== null
}
