import { jsonb, pgTable, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { OnBehalf } from './grievance'
import type { Point } from './point'

/** What a citizen has entered so far of a grievance that is not filed yet; found by a secret in the cookie. */
export const drafts = pgTable('drafts', {
  id: uuid().primaryKey().defaultRandom(),
  citizen: uuid(),
  answers: jsonb().$type<DraftAnswers>().notNull().default({}),
  createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  updatedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
})

export interface DraftAnswers {
  description?: string
  /** Code of a service, or `OTHER_SERVICE` of the department beside it. */
  service?: string
  department?: string
  area?: string
  address?: string
  /** Put on a map by the citizen; null once it was removed. */
  point?: Point | null
  urgent?: boolean
  language?: string
  /** Null once it was said to be the citizen's own matter. */
  onBehalf?: OnBehalf | null
  /** The officers are not to learn who files it. */
  nameWithheld?: boolean
  /** Number of the grievance of somebody else to which it is to be added. */
  joins?: string
  /** For which service and place it was said to be different from what runs there. */
  different?: string
  /** Idempotency key of the filing. */
  key?: string
}

/** What fits no service: it goes to the nodal officer of the department, who finds the right officer. */
export const OTHER_SERVICE = 'other'
