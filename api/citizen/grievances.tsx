import type { Context } from 'hono'
import { readFollowed } from '../../db/queries/follower'
import { readOwnGrievances } from '../../db/queries/own-grievances'
import { readOwnPerson } from '../../db/queries/own-person'
import { Grievances } from '../../views/citizen/grievances'
import { page } from '../answer'
import { citizen } from '../middleware/guards'
import { paths } from '../paths'
import { ownReturnCode } from '../return-code'
import type { CitizenReader, Env, Route } from '../route'
import { daysLeftOf, tellingFor } from '../telling'
import { waitingDraft } from './draft'
import { erasureOf } from './my-data/own'

const list: Route = {
  method: 'get',
  path: paths.grievances(),
  guard: citizen,
  handle: async (c) => {
    const { deps, t } = c.var
    const { id, name } = c.var.reader as CitizenReader
    const [own, followed, waiting, unnamed] = await Promise.all([
      readOwnGrievances(deps.db, id),
      readFollowed(deps.db, id),
      waitingDraft(c),
      name === '' ? ofUnnamed(c, id) : null,
    ])
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
        waiting={waiting}
        code={unnamed?.code ?? null}
        erasure={unnamed?.erasure ?? null}
      />,
    )
  },
}

/** What nobody can tell them by SMS: how to come back, and that somebody with the code has asked for an erasure. */
async function ofUnnamed(c: Context<Env>, id: string) {
  const { deps } = c.var
  const [code, person] = await Promise.all([ownReturnCode(deps, id), readOwnPerson(deps.db, id)])
  return {
    code: code === null ? null : { code, href: paths.comeBack() },
    erasure: person && erasureOf(c, person),
  }
}

export const routes: Route[] = [list]
