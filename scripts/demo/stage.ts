import type { Client } from '@temporalio/client'
import { paths } from '../../api/paths'
import type { Database } from '../../db/client'
import { readCalendar } from '../../db/queries/calendar'
import type { State } from '../../reference/state'
import type { Language } from '../../views/i18n'
import type { Calendar } from '../../workflows/calendar'
import type { Instant } from '../../workflows/grievance/types'
import { Problem } from '../progress'
import { Browser } from './browser'
import { Doors } from './citizen'
import { Places } from './places'
import { Seats } from './seats'

/** The portal that is played on. PostgreSQL is only read: whatever changes goes through pages. */
export interface Portal {
  origin: string
  db: Database
  client: Client
  state: State
}

/** What every life needs. */
export interface Stage extends Portal {
  places: Places
  seats: Seats
  doors: Doors
  calendar: Calendar
  languages: Language[]
}

export async function stageOn(portal: Portal): Promise<Stage> {
  const { db, origin, state } = portal
  return {
    ...portal,
    places: await Places.of(db),
    seats: new Seats(origin, db),
    doors: new Doors(origin, db),
    calendar: await readCalendar(db, state.week),
    languages: state.languages,
  }
}

/** The time that the pages show. Throws a Problem where it cannot be moved, above all in production. */
export async function timeOf(origin: string): Promise<Instant> {
  const answer = await new Browser(origin).get(paths.developmentClock()).catch(() => null)
  if (!answer)
    throw new Problem(`No portal answers at ${origin}: run npm start first, with the same PORT as this.`)
  if (answer.status !== 200)
    throw new Problem(
      `The portal at ${origin} is no demonstration: in production, and beside a Temporal server that npm start did not\n` +
        'start itself, no time is moved and nothing is played. Nothing was changed.',
    )
  return Number(answer.text)
}

export async function moveTime(origin: string, to: Instant): Promise<void> {
  const answer = await new Browser(origin).send(paths.developmentClock(), { to: String(Math.round(to)) })
  if (answer.status !== 200)
    throw new Problem(`The pages' time could not be moved (${answer.status}): ${answer.text.slice(0, 100)}`)
}
