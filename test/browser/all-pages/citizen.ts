import { randomUUID } from 'node:crypto'
import { codeOf } from '../../../api/papers/code'
import { paths } from '../../../api/paths'
import { readFiled } from '../../../db/queries/receipt'
import { createSession } from '../../../db/queries/session'
import { browserOn } from '../../pages/citizen-browser'
import { DAY, NOW, seedCase, seedCitizen } from '../../pages/officer-seed'
import { linkTo, reportedCase } from '../../pages/reported-case'
import { type Reader, type Site, type Situation } from './reader'

/** Somebody with a grievance in each situation that asks something else of its citizen. */
export async function ofCitizen(site: Site): Promise<Reader[]> {
  const citizen = await seedCitizen(site.db)
  const seeded = (situation: Situation) => seedCase(site.db, { citizen, situation })
  const closed = (ending: 'satisfied' | 'not-taken-up'): Situation => ({
    ...({ stage: 'closed', clock: null } as const),
    closure: { ending, at: NOW - DAY, reopenUntil: NOW + 9 * DAY, reason: 'sub-judice' },
  })
  const asked = {
    kind: 'clarification',
    since: NOW - DAY,
    until: NOW + 9 * DAY,
    action: randomUUID(),
  } as const
  const open = await seeded({})
  const acts = [
    ...['note', 'withdraw', 'registered'].map((act) => paths.grievanceAct(open.number, act)),
    paths.grievanceAct((await seeded({ stage: 'awaiting-citizen', hold: asked })).number, 'answer'),
    paths.grievanceAct((await reportedCase(site.db, citizen)).number, 'feedback'),
    paths.grievanceAct((await seeded(closed('satisfied'))).number, 'reopen'),
    paths.grievanceAct((await seeded(closed('not-taken-up'))).number, 'contest'),
  ]
  const own = [
    paths.myData(),
    paths.ownDetails(),
    paths.ownMessages(),
    paths.anotherMobile(),
    paths.erasure(),
  ]
  const pages = [
    paths.grievances(),
    paths.grievance(open.number),
    paths.readers(open.number),
    ...acts,
    ...own,
  ]
  const cookies = { session: await createSession(site.db, 'citizen', citizen, NOW) }
  const filed = await readFiled(site.db, open.number)
  if (!filed) throw new Error('the grievance is not there')
  const code = codeOf(site.dependencies.config.SECRET, { filed, report: null })
  const link = browserOn(site)
  await link.get(await linkTo(site.db, await reportedCase(site.db, citizen)))
  return [
    {
      who: 'a citizen',
      cookies,
      pages: [...pages, paths.track({ number: open.number }), paths.verified(code)],
    },
    { who: 'who came by the link of an SMS', cookies: Object.fromEntries(link.jar), pages: [paths.report()] },
  ]
}
