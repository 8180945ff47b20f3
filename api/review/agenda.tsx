import type { Context } from 'hono'
import { readAgenda, type AgendaRow } from '../../db/queries/agenda'
import { namesOf } from '../../db/queries/names'
import { day } from '../../views/format'
import type { Translator } from '../../views/i18n'
import { Agenda, type AgendaItem } from '../../views/review/agenda'
import { comingSteps } from '../../workflows/grievance/coming'
import { mayAct } from '../../workflows/grievance/rules'
import type { Instant } from '../../workflows/grievance/types'
import { page } from '../answer'
import { listPage } from '../list-pages'
import { committee } from '../middleware/guards'
import { officerOf } from '../officer/reader'
import { caseRow } from '../officer/work'
import { paths } from '../paths'
import type { Env, Route } from '../route'

const agenda: Route = { method: 'get', path: paths.agenda(), guard: committee, handle: show }

/** What the committees that the reader chairs have before them. */
async function show(c: Context<Env>) {
  const { t, deps } = c.var
  const { remit, waiting } = officerOf(c)
  const all = waiting.agenda ?? 0
  const { pages, ...range } = listPage(c, all, (wanted) => paths.agenda({ page: wanted }))
  const rows = await readAgenda(deps.db, remit, range)
  const codes = { postings: rows.map(({ posting }) => posting), areas: rows.map(({ area }) => area) }
  const names = await namesOf(deps.db, codes, t.language)
  const now = deps.now()
  const items = rows.map((row) => ({ ...caseRow(c, row, names, true), ...referralOf(t, row, now) }))
  const heading = t('review.agenda.heading', { count: all })
  return page(c, { title: heading, wide: true }, <Agenda {...{ t, heading, now, items, pages }} />)
}

/** Since when and why it is there, and whether it can be directed now. */
function referralOf(
  t: Translator,
  { number, situation }: AgendaRow,
  now: Instant,
): Pick<AgendaItem, 'since' | 'why' | 'direct' | 'note'> {
  const { committee: referral } = situation
  const possible = mayAct(situation, 'direct', { role: 'committee' }, now)
  const ends = comingSteps(situation).find(({ kind }) => kind === 'direction-ends')
  return {
    since: referral?.since ?? now,
    why: t(`review.agenda.why.${referral?.why ?? 'lapsed'}`),
    direct: possible.ok ? paths.officerAct(number, 'direct') : null,
    note: possible.ok
      ? ends && t('review.agenda.until', { day: day(t.language, ends.at, now) })
      : t(`review.agenda.waits.${situation.stage === 'routing' ? 'routing' : 'other'}`),
  }
}

export const routes: Route[] = [agenda]
