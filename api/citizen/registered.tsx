import { namesOf } from '../../db/queries/names'
import { papersOfFiling, readReceipt } from '../../db/queries/receipt'
import { areaName, departmentName, serviceName } from '../../views/case/names'
import { Registered } from '../../views/citizen/filing/registered'
import { readNumber } from '../../workflows/grievance/number'
import { notFound, page } from '../answer'
import { citizen } from '../middleware/guards'
import { endOfMobile } from '../mobile'
import { paths } from '../paths'
import { ownReturnCode } from '../return-code'
import type { CitizenReader, Route } from '../route'
import { expectedFor } from './expected'

/** The receipt. It needs PostgreSQL only: a grievance has its number while Temporal is away. */
const registered: Route = {
  method: 'get',
  path: paths.grievanceAct(':number', 'registered'),
  guard: citizen,
  handle: async (c) => {
    const { deps, t, reader } = c.var
    const number = readNumber(c.req.param('number') ?? '')
    const found = number && (await readReceipt(deps.db, number, (reader as CitizenReader).id))
    if (!found) return notFound(c)
    const { subject, policy, urgent, filedAt } = found.filed
    const codes = { services: [subject.service], departments: [subject.department], areas: [subject.area] }
    const [names, papers, expected, code] = await Promise.all([
      namesOf(deps.db, codes, t.language),
      papersOfFiling(deps.db, number),
      expectedFor(c, { subject, policy, urgent, at: filedAt }),
      found.mobile === null ? ownReturnCode(deps, (reader as CitizenReader).id) : null,
    ])
    const view = (
      <Registered
        t={t}
        number={number}
        filing={{
          filedAt,
          citizen: found.name,
          onBehalf: found.onBehalf,
          title: found.title,
          service: serviceName(t, names, subject.service),
          department: departmentName(t, names, subject.department),
          place: areaName(names, subject.area),
          address: found.address,
          papers,
        }}
        expected={expected}
        mobile={found.mobile && endOfMobile(found.mobile)}
        code={code === null ? null : { code, href: paths.comeBack() }}
        links={{
          grievance: paths.grievance(number),
          paper: paths.acknowledgement(number),
          another: paths.newGrievance(),
          all: paths.grievances(),
          track: deps.config.PUBLIC_ORIGIN + paths.track({ number }),
        }}
        now={deps.now()}
      />
    )
    return page(c, { title: t('filing.registered.title'), aloud: true }, view)
  },
}

export const routes: Route[] = [registered]
