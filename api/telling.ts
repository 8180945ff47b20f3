import type { Context } from 'hono'
import { readCalendar } from '../db/queries/calendar'
import { namesOf, type Codes } from '../db/queries/names'
import type { CaseReader } from '../views/case/names'
import type { Telling } from '../views/case/happened'
import { workingDaysLeft } from '../workflows/calendar'
import type { CaseEvent, Situation } from '../workflows/grievance/types'
import type { Env } from './route'

/** What is to be told of cases: their situations, steps and whatever else the page names. */
export interface Told {
  situations: Situation[]
  events?: CaseEvent[]
  postings?: (string | null)[]
  areas?: string[]
}

/** Names and moment for the sentences of these cases, in the reader's language. */
export async function tellingFor(c: Context<Env>, reader: CaseReader, told: Told): Promise<Telling> {
  const { deps, t, language } = c.var
  const names = await namesOf(deps.db, codesIn(told), language, reader === 'public' ? 'taluk' : 'exact')
  return { t, names, reader, now: deps.now() }
}

/** All codes that the sentences of these cases name. */
export const codesIn = ({ situations, events = [], postings = [], areas = [] }: Told): Codes => ({
  postings: [...situations.flatMap(postingsIn), ...events.flatMap(postingsOf), ...postings],
  departments: [...situations.map(({ subject }) => subject.department), ...events.flatMap(departmentsOf)],
  services: situations.map(({ subject }) => subject.service),
  areas: [...situations.map(({ subject }) => subject.area), ...areas],
})

const postingsIn = ({ posting, owed }: Situation) => [posting, ...owed.map((report) => report.posting)]

const postingsOf = ({ posting, data }: CaseEvent) => [
  posting,
  typeof data.posting === 'string' ? data.posting : null,
]

const departmentsOf = ({ kind, data }: CaseEvent): string[] =>
  kind === 'transferred' ? [String(data.to), String(data.from)] : []

/** Working days until the officer's deadline, 0 once it has passed; null while no such clock runs. */
export async function daysLeftOf(c: Context<Env>, situations: Situation[]): Promise<(number | null)[]> {
  const { deps } = c.var
  const running = situations.map(({ stage, clock }) =>
    stage === 'with-officer' || stage === 'routing' ? clock : null,
  )
  if (!running.some(Boolean)) return running.map(() => null)
  const calendar = await readCalendar(deps.db, deps.state.week)
  return running.map((clock) => clock && workingDaysLeft(calendar, deps.now(), clock.dueAt))
}
