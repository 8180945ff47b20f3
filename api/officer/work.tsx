import type { Context } from 'hono'
import { namesOf } from '../../db/queries/names'
import { looksOver } from '../../db/queries/remit'
import { isOneOf } from '../../db/queries/officer-case'
import {
  countWork,
  countWorkByPosting,
  readWork,
  WORK_FILTERS,
  type WorkFilter,
  type WorkRow,
} from '../../db/queries/worklist'
import type { Filter } from '../../views/components/filters'
import { areaName, postingName, type Names } from '../../views/case/names'
import type { CaseRow } from '../../views/officer/case-table'
import type { Translator } from '../../views/i18n'
import { Worklist, type WorklistProps } from '../../views/officer/worklist'
import { readNumber } from '../../workflows/grievance/number'
import type { PostingCode } from '../../workflows/grievance/types'
import { page } from '../answer'
import { listPage } from '../list-pages'
import { officer } from '../middleware/guards'
import { paths, type Query } from '../paths'
import type { Env, OfficerReader, Route } from '../route'
import { namesOfOwn, officerOf, ownPostings } from './reader'

/** What the address asks for; anything unknown is as if it were not there. */
interface Asked {
  filter: WorkFilter
  /** One of the reader's own postings, or null for all. */
  posting: PostingCode | null
}

const work: Route = { method: 'get', path: paths.work(), guard: officer, handle: (c) => showWork(c) }

/**
 * A form rather than a question in the address: officers also type names and mobile numbers into a search, and
 * histories and logs must not get them.
 */
const search: Route = { method: 'post', path: paths.work(), guard: officer, handle: find }

/** @param missed what was searched for in vain, and what is said of it */
async function showWork(c: Context<Env>, missed?: { typed: string; fault: string }) {
  const reader = officerOf(c)
  const elsewhere = worksElsewhere(reader)
  if (elsewhere) return c.redirect(elsewhere, 303)
  const props = await worklistFor(c, reader, askedFor(c, reader))
  const view = <Worklist {...props} search={{ ...props.search, ...missed }} />
  const title = c.var.t('officer.work.heading', { waiting: props.waiting })
  return page(c, { title, wide: true, status: missed ? 422 : 200 }, view)
}

/** Leads to the case of this number, or says why not. A foreign number and an unknown one get the same answer. */
async function find(c: Context<Env>) {
  const { t, deps } = c.var
  const sent = (await c.req.parseBody()).number
  const typed = typeof sent === 'string' ? sent.trim() : ''
  if (typed === '') return showWork(c)
  const number = readNumber(typed)
  if (!number) return showWork(c, { typed, fault: t('officer.work.not-a-number') })
  const known = await isOneOf(deps.db, number, ownPostings(officerOf(c)))
  return known
    ? c.redirect(paths.officerCase(number), 303)
    : showWork(c, { typed, fault: t('officer.work.not-found') })
}

/** Who has a role and no posting has no grievances here; everybody signs in to this page. */
function worksElsewhere({ postings, roles }: OfficerReader): string | null {
  if (postings.length > 0) return null
  if (roles.includes('call-agent')) return paths.calls()
  if (roles.includes('administrator')) return paths.holidays()
  return roles.includes('operator') ? paths.differences() : null
}

function askedFor(c: Context<Env>, reader: OfficerReader): Asked {
  const { filter, posting } = c.req.query()
  return {
    filter: WORK_FILTERS.find((one) => one === filter) ?? 'due',
    posting: ownPostings(reader).find((one) => one === posting) ?? null,
  }
}

async function worklistFor(c: Context<Env>, reader: OfficerReader, asked: Asked): Promise<WorklistProps> {
  const { t, deps } = c.var
  const now = deps.now()
  const own = ownPostings(reader)
  const postings = asked.posting ? [asked.posting] : own
  const [counts, byPosting] = await Promise.all([
    countWork(deps.db, postings, now),
    countWorkByPosting(deps.db, own),
  ])
  const { pages, ...shown } = listPage(c, counts[asked.filter], (page) => withAsked(asked, { page }))
  const rows = await readWork(deps.db, { postings, filter: asked.filter, now, ...shown })
  const codes = { postings: own, areas: rows.map(({ area }) => area) }
  const names = await namesOf(deps.db, codes, t.language)
  return {
    ...{ t, now, shown: asked.filter, waiting: counts.due },
    elsewhere: elsewhereFor(t, reader),
    held: namesOfOwn(t, names, reader, false),
    lookedAfter: namesOfOwn(t, names, reader, true),
    filters: WORK_FILTERS.filter(
      (filter) => filter === 'due' || filter === asked.filter || counts[filter] > 0,
    ).map((filter) => filterLink(c, asked, filter, counts[filter])),
    postings: own.length > 1 ? postingLinks(c, asked, names, byPosting, own) : [],
    rows: rows.map((row) => caseRow(c, row, names, own.length > 1)),
    page: pages,
    search: { action: withAsked(asked), typed: '' },
  }
}

/** Owed reports, what a nodal officer has to decide, what a committee has before it, and the figures. */
function elsewhereFor(t: Translator, { waiting, remit }: OfficerReader): WorklistProps['elsewhere'] {
  const { owed, decisions, agenda } = waiting
  return [
    ...(owed > 0 ? [{ label: t('officer.work.owed', { count: owed }), href: paths.owedReports() }] : []),
    ...(decisions === null
      ? []
      : [{ label: t('officer.work.decisions', { count: decisions }), href: paths.routingQueue() }]),
    ...(agenda ? [{ label: t('review.agenda.heading', { count: agenda }), href: paths.agenda() }] : []),
    ...(looksOver(remit) ? [{ label: t('layout.overview'), href: paths.review() }] : []),
  ]
}

const withAsked = ({ filter, posting }: Asked, more: Query = {}): string =>
  paths.work({ filter: filter === 'due' ? undefined : filter, posting: posting ?? undefined, ...more })

function filterLink(c: Context<Env>, asked: Asked, filter: WorkFilter, count: number): Filter {
  const href = withAsked({ filter, posting: asked.posting })
  return { label: c.var.t(`officer.filter.${filter}`), href, count, current: asked.filter === filter }
}

function postingLinks(
  c: Context<Env>,
  asked: Asked,
  names: Names,
  counts: Map<PostingCode, number>,
  own: PostingCode[],
): Filter[] {
  const { t } = c.var
  const all = {
    label: t('officer.work.all-postings'),
    href: withAsked({ ...asked, posting: null }),
    current: !asked.posting,
  }
  return [
    all,
    ...own.map((posting) => ({
      label: postingName(t, names, posting),
      href: withAsked({ ...asked, posting }),
      count: counts.get(posting) ?? 0,
      current: asked.posting === posting,
    })),
  ]
}

/** A row as the views show it; the posting only where the reader has several. */
export function caseRow(c: Context<Env>, row: WorkRow, names: Names, several: boolean): CaseRow {
  const posting = several ? postingName(c.var.t, names, row.posting) : undefined
  return { ...row, place: areaName(names, row.area), posting, href: paths.officerCase(row.number) }
}

export const routes: Route[] = [work, search]
