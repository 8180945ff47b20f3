import type { Level } from './types'

/**
 * The figures of a government order, pinned in the case when it is filed: an order that changes 30 days to 21
 * applies to new cases. Packs are kept in reference/policies/*.json in this very shape.
 */
export interface Policy {
  code: string
  version: number
  /** Working days of each level, or null to take those of the service's own matrix. */
  levelDays: Record<Level, number> | null
  /** Working days of each level where life or safety is in danger. */
  urgentDays: Record<Level, number>
  /** Working days in which the nodal officer must route a case that found no posting. */
  routingDays: number
  transfer: { budget: number; withinHours: number }
  /** Calendar days that the citizen has to answer, and how often one level may ask. */
  clarification: { days: number; budget: number }
  /** Working days for the nodal officer to confirm; calendar days for the citizen to contest. */
  notTakenUp: { confirmDays: number; contestDays: number }
  /** Calendar days of the window; each call so many days after the report, at that hour of the state. */
  feedback: { windowDays: number; calls: { afterDays: number; at: string }[] }
  /** Calendar days in which a closed case may be reopened by the citizen. */
  reopenDays: number
  /** Calendar days between reminders, and in which the committee may still direct. */
  committee: { reminderDays: number; directionDays: number }
  /** Longest promise in calendar days; working days to show proof once the promised day has come. */
  parking: { longestDays: number; proofDays: number }
  /** Calendar days for which the link of an SMS opens its report. */
  linkDays: number
}
