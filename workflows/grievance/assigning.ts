import type { ActionOf } from './actions'
import { daysOf, startClock } from './clock'
import type { Story } from './story'
import type { Level, Situation } from './types'

/**
 * Finds who answers at this level and starts that one's clock. Where the post is vacant the case begins at the level
 * of the one above, so that nobody hears it twice; where nobody is found the nodal officer must route it.
 */
export async function assign(story: Story, level: Level): Promise<void> {
  const { routing, calendar } = await story.whoAnswers(level)
  const { situation } = story
  const now = Date.now()
  if (routing.level !== situation.level) beginLevel(situation, routing.level)
  situation.posting = routing.posting
  situation.routedBecause = routing.because
  situation.arrivedAt = now
  situation.hold = null
  situation.stage = routing.queue ? 'routing' : 'with-officer'
  const days = routing.queue ? situation.policy.routingDays : daysOf(situation, situation.level)
  situation.clock = startClock(calendar, now, days)
  const told = { dueAt: situation.clock.dueAt, days, because: routing.because }
  story.tell(routing.queue ? 'queued-for-routing' : 'assigned', told)
}

/** What is allowed once or twice to a level is allowed again to the next. */
function beginLevel(situation: Situation, level: Level): void {
  situation.level = level
  situation.clarifications = 0
  situation.proposed = false
}

/** Whether this level has the case already: a continued run goes on where its predecessor stopped. */
export const isWith = ({ situation }: Story, level: Level): boolean =>
  situation.level === level && situation.posting !== null && situation.stage !== 'closed'

/** The nodal officer has found the posting: its clock starts only now. */
export async function routeByHand(story: Story, action: ActionOf<'route'>): Promise<void> {
  const { situation } = story
  const calendar = await story.calendar()
  const now = Date.now()
  situation.posting = action.posting
  situation.routedBecause = 'nodal-decision'
  situation.arrivedAt = now
  situation.stage = 'with-officer'
  const days = daysOf(situation, situation.level)
  situation.clock = startClock(calendar, now, days)
  story.tell('assigned', { dueAt: situation.clock.dueAt, days, because: 'nodal-decision' }, action.id)
}

/** Mis-routed: the same level of the right department has it now, with its own full time. */
export async function transfer(story: Story, action: ActionOf<'transfer'>): Promise<void> {
  const { situation } = story
  const from = situation.subject.department
  situation.transfers += 1
  situation.subject = action.subject
  story.tell(
    'transferred',
    { from, to: action.subject.department, service: action.subject.service },
    action.id,
  )
  await assign(story, situation.level)
}
