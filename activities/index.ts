import { readCalendar, type WorkingWeek } from '../db/queries/calendar'
import { hasUnsignalledActions } from '../db/queries/outbox'
import { findRouting } from '../db/queries/routing'
import type { RecordActivities, UndeliveredActivities } from '../workflows/grievance/activities'
import { sendingAtOnce } from './at-once'
import { createUndeliveredActivities, type NotifyDependencies } from './notify'
import { recordInTrace, type RecordParts } from './record'

export { createMessageActivities } from './notify'

export interface ActivityParts extends RecordParts, NotifyDependencies {
  /** The state's working week; its holidays are read anew each time. */
  week: WorkingWeek
}

/** What the worker of the case's own task queue runs. */
export function createActivities(parts: ActivityParts): RecordActivities & UndeliveredActivities {
  const { db, week } = parts
  const calendarNow = () => readCalendar(db, week)
  const recorded = { ...parts, sendAtOnce: sendingAtOnce(parts) }
  return {
    record: (change) => recordInTrace(recorded, change),
    whoAnswers: async (subject, level) => {
      const [routing, calendar] = await Promise.all([findRouting(db, subject, level), calendarNow()])
      return { routing, calendar }
    },
    calendarNow,
    beforeTimeActs: async (number) => {
      const [calendar, wordOnItsWay] = await Promise.all([calendarNow(), hasUnsignalledActions(db, number)])
      return { calendar, wordOnItsWay }
    },
    ...createUndeliveredActivities(parts),
  }
}
