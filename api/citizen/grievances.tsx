import { readFollowed } from '../../db/queries/follower'
import { readOwnGrievances } from '../../db/queries/own-grievances'
import { Grievances } from '../../views/citizen/grievances'
import { page } from '../answer'
import { citizen } from '../middleware/guards'
import { paths } from '../paths'
import { ownReturnCode } from '../return-code'
import type { CitizenReader, Route } from '../route'
import { daysLeftOf, tellingFor } from '../telling'

const list: Route = {
  method: 'get',
  path: paths.grievances(),
  guard: citizen,
  handle: async (c) => {
    const { deps, t } = c.var
    const { id, name } = c.var.reader as CitizenReader
    const [own, followed] = await Promise.all([readOwnGrievances(deps.db, id), readFollowed(deps.db, id)])
    const code = name === '' ? await ownReturnCode(deps, id) : null
    const situations = [...own, ...followed].map(({ situation }) => situation)
    const [telling, daysLeft] = await Promise.all([
      tellingFor(c, 'citizen', { situations }),
      daysLeftOf(c, situations),
    ])
    const lines = own.map((grievance, index) => ({
      ...grievance,
      daysLeft: daysLeft[index] ?? null,
      href: paths.grievance(grievance.number),
    }))
    return page(
      c,
      { title: t('layout.my-grievances') },
      <Grievances
        telling={telling}
        lines={lines}
        followed={followed.map(({ number, situation, joinedAt }, index) => ({
          ...{ situation, joinedAt },
          daysLeft: daysLeft[own.length + index] ?? null,
          href: paths.grievanceAct(number, 'joined'),
        }))}
        file={paths.newGrievance()}
        code={code === null ? null : { code, href: paths.comeBack() }}
      />,
    )
  },
}

export const routes: Route[] = [list]
