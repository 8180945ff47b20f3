import { readCalendar, type WorkingWeek } from '../db/queries/calendar'
import { hasUnsignalledActions } from '../db/queries/outbox'
import { findRouting } from '../db/queries/routing'
import type { RecordActivities, UndeliveredActivities } from '../workflows/grievance/activities'
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
  return {
    record: (change) => recordInTrace(parts, change),
    route: (subject, level) => findRouting(db, subject, level),
    calendarNow: () => readCalendar(db, week),
    isAwaitingWord: (number) => hasUnsignalledActions(db, number),
    ...createUndeliveredActivities(parts),
  }
}
