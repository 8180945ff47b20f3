import type { Ending, EventKind, Stage } from '../../../workflows/grievance/types'
import type { Life } from '../life'
import type { At } from '../places'

/** One way in which the life of a grievance can go. */
export interface Branch {
  name: string
  /** How often it comes, beside the others. */
  share: number
  /** Where it begins; a place like any other unless said. */
  at?: At
  urgent?: boolean
  /** About something that neighbours have in common, such as a road or a light. */
  shared?: boolean
  /** What people do, from the filing on. It may be cut short where the demonstration ends before. */
  live: (life: Life) => Promise<void>
  /** How it stands when all has been lived, and what must have happened on the way. */
  ends: { stage: Stage; ending?: Ending; told: EventKind[] }
}

export const closed = (ending: Ending, ...told: EventKind[]): Branch['ends'] => ({
  stage: 'closed',
  ending,
  told: [...told, 'closed'],
})
