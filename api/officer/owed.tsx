import type { Context } from 'hono'
import { namesOf } from '../../db/queries/names'
import { readOwedReports } from '../../db/queries/owed-report'
import { areaName, levelNumber, postingName } from '../../views/case/names'
import { Owed } from '../../views/officer/owed'
import { page } from '../answer'
import { officer } from '../middleware/guards'
import { paths } from '../paths'
import type { Env, Route } from '../route'
import { officerOf, ownPostings } from './reader'

const owed: Route = { method: 'get', path: paths.owedReports(), guard: officer, handle: showOwed }

async function showOwed(c: Context<Env>) {
  const { t, deps } = c.var
  const reports = await readOwedReports(deps.db, ownPostings(officerOf(c)))
  const codes = {
    postings: reports.flatMap(({ posting, nowAt }) => [posting, nowAt]),
    areas: reports.map(({ area }) => area),
  }
  const names = await namesOf(deps.db, codes, t.language)
  const rows = reports.map((report) => {
    const { level, posting, nowAt, stage, number, area } = report
    // The level that still has the case settles it with the report of the case itself.
    const own = posting === nowAt && stage !== 'feedback' && stage !== 'closed'
    const act = own ? 'file-report' : 'file-owed-report'
    return {
      ...report,
      posting: undefined,
      dueAt: null,
      place: areaName(names, area),
      href: paths.officerCase(number),
      owedBy: t('officer.owed.by', { level: levelNumber(level), who: postingName(t, names, posting) }),
      nowAt: stage === 'closed' ? t('officer.due.closed') : postingName(t, names, nowAt),
      form: paths.officerAct(number, act, act === 'file-owed-report' ? { level } : {}),
    }
  })
  return page(
    c,
    { title: t('officer.owed.heading', { count: rows.length }), wide: true },
    <Owed t={t} rows={rows} now={deps.now()} />,
  )
}

export const routes: Route[] = [owed]
