import type { Context } from 'hono'
import {
  demonstrationCitizens,
  demonstrationOfficers,
  departmentsLedBy,
  type DemonstrationCitizen,
  type DemonstrationOfficer,
} from '../../db/queries/demonstration'
import { findPostings } from '../../db/queries/demonstration-post'
import { postingNames, type PostingName } from '../../db/queries/posting-name'
import { nameFor } from '../../db/schema/names'
import { People, type Seat } from '../../views/development/people'
import { Posts } from '../../views/development/posts'
import { dayAndTime } from '../../views/format'
import type { Translator } from '../../views/i18n'
import { page } from '../answer'
import { developmentOnly } from '../middleware/guards'
import { paths } from '../paths'
import type { Env, Route } from '../route'

/** Everybody of the demonstration, each with a button that signs in. */
const people: Route = { method: 'get', path: paths.development(), guard: developmentOnly, handle: showPeople }

async function showPeople(c: Context<Env>) {
  const { t, deps } = c.var
  const [citizens, officers] = await Promise.all([
    demonstrationCitizens(deps.db),
    demonstrationOfficers(deps.db),
  ])
  const codes = officers.flatMap((officer) => officer.postings)
  const [names, led] = await Promise.all([postingNames(deps.db, codes), departmentsLedBy(deps.db, codes)])
  const seats = officers.map((officer) => officerSeat(t, officer, names, led))
  const view = (
    <People
      t={t}
      citizens={citizens.map(citizenSeat)}
      officers={seats.filter((_, index) => officers[index]?.postings.length)}
      desks={seats.filter((_, index) => !officers[index]?.postings.length)}
      signIn={paths.developmentSignIn()}
      outbox={paths.outbox()}
      components={paths.components()}
      temporalUi={deps.config.TEMPORAL_UI}
      when={deps.clock?.ahead() ? dayAndTime(t.language, deps.now(), deps.now()) : null}
    >
      {await posts(c)}
    </People>
  )
  return page(c, { title: t('development.title'), wide: true }, view)
}

async function posts(c: Context<Env>) {
  const { t, deps } = c.var
  const typed = c.req.query('posting') ?? ''
  const codes = await findPostings(deps.db, typed)
  const names = await postingNames(deps.db, codes)
  const found = codes.map((code) => ({ code, title: titleOf(t, code, names) }))
  return (
    <Posts t={t} typed={typed} found={found} search={paths.development()} signIn={paths.developmentPost()} />
  )
}

const citizenSeat = (citizen: DemonstrationCitizen): Seat => ({ ...citizen, realm: 'citizen', holds: [] })

type Led = Awaited<ReturnType<typeof departmentsLedBy>>

function officerSeat(
  t: Translator,
  officer: DemonstrationOfficer,
  names: Map<string, PostingName>,
  led: Led,
): Seat {
  const postings = officer.postings.map((code) => ({
    levels: [...officer.levels, ...leadsOf(t, code, led)],
    title: titleOf(t, code, names),
  }))
  const roles = officer.roles.map((role) => ({ levels: [], title: t(`development.role.${role}`) }))
  return { ...officer, realm: 'officer', holds: [...postings, ...roles] }
}

function leadsOf(t: Translator, code: string, led: Led): string[] {
  return led.flatMap((one) => {
    const department = nameFor(one.names, t.language)
    const nodal = one.nodalPosting === code ? [t('development.nodal', { department })] : []
    return one.headPosting === code ? [...nodal, t('development.head', { department })] : nodal
  })
}

function titleOf(t: Translator, code: string, names: Map<string, PostingName>): string {
  const name = names.get(code)
  if (!name) return code
  return t('development.posting', {
    designation: nameFor(name.designation, t.language),
    place: nameFor(name.place, t.language),
  })
}

export const routes: Route[] = [people]
