import type { Context } from 'hono'
import { namesOf } from '../../db/queries/names'
import { departmentsOfNodal, readProposals, readRoutingQueue, readVacancies } from '../../db/queries/nodal'
import { departmentName, postingName } from '../../views/case/names'
import { Routing, Vacancies } from '../../views/officer/routing'
import { forbidden, page } from '../answer'
import { officer } from '../middleware/guards'
import { paths } from '../paths'
import type { Env, Route } from '../route'
import { officerOf, ownPostings } from './reader'
import { caseRow } from './work'

const routing: Route = { method: 'get', path: paths.routingQueue(), guard: officer, handle: showRouting }
const vacancies: Route = { method: 'get', path: paths.vacancies(), guard: officer, handle: showVacancies }

async function showRouting(c: Context<Env>) {
  const { t, deps } = c.var
  const reader = officerOf(c)
  const own = ownPostings(reader)
  const { departments } = reader.remit
  if (departments.length === 0) return forbidden(c)
  const [nodalOf, queue, proposals] = await Promise.all([
    departmentsOfNodal(deps.db, own),
    readRoutingQueue(deps.db, own),
    readProposals(deps.db, own, reader.id),
  ])
  const cases = [...queue, ...proposals]
  const codes = {
    departments,
    areas: cases.map(({ area }) => area),
    postings: cases.map(({ posting }) => posting),
  }
  const names = await namesOf(deps.db, codes, t.language)
  const view = (
    <Routing
      {...{ t, now: deps.now() }}
      departments={departments.map((code) => departmentName(t, names, code))}
      routing={
        nodalOf.length > 0
          ? { queue: queue.map((row) => caseRow(c, row, names, false)), vacancies: paths.vacancies() }
          : null
      }
      proposals={proposals.map((row) => caseRow(c, row, names, true))}
    />
  )
  return page(c, { title: t('nodal.heading', { count: cases.length }), wide: true }, view)
}

async function showVacancies(c: Context<Env>) {
  const { t, deps } = c.var
  const nodalOf = await departmentsOfNodal(deps.db, ownPostings(officerOf(c)))
  if (nodalOf.length === 0) return forbidden(c)
  const found = await readVacancies(deps.db, nodalOf)
  const codes = {
    departments: nodalOf,
    postings: found.flatMap(({ posting, inCharge }) => [posting, inCharge]),
  }
  const names = await namesOf(deps.db, codes, t.language)
  const rows = found.map(({ posting, inCharge, open }) => ({
    posting: postingName(t, names, posting),
    lookedAfterBy: inCharge && postingName(t, names, inCharge),
    open,
  }))
  const departments = nodalOf.map((code) => departmentName(t, names, code))
  const view = <Vacancies {...{ t, departments, rows, routing: paths.routingQueue() }} />
  return page(c, { title: t('nodal.vacancies', { count: rows.length }), wide: true }, view)
}

export const routes: Route[] = [routing, vacancies]
