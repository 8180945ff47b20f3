import type { Context } from 'hono'
import { readEvents } from '../../db/queries/case'
import { namesOf } from '../../db/queries/names'
import { papersOfFiling, readReceipt, type Receipt } from '../../db/queries/receipt'
import { findRouting } from '../../db/queries/routing'
import { areaName, departmentName, levelNumber, postingName, serviceName } from '../../views/case/names'
import type { Expected } from '../../views/citizen/filing/review'
import { acknowledgement, type Above } from '../../views/documents/acknowledgement'
import { daysOf } from '../../workflows/grievance/clock'
import { readNumber } from '../../workflows/grievance/number'
import { LEVELS, type CaseEvent, type Filed } from '../../workflows/grievance/types'
import { notFound } from '../answer'
import { expectedFor } from '../citizen/expected'
import { citizen } from '../middleware/guards'
import { endOfMobile } from '../mobile'
import { paths } from '../paths'
import type { CitizenReader, Env, Route } from '../route'
import { checkOf, sendPaper } from './send'

/** The receipt as a paper. Like the receipt it needs PostgreSQL only. */
const print: Route = {
  method: 'get',
  path: paths.acknowledgement(':number'),
  guard: citizen,
  handle: async (c) => {
    const { deps, reader } = c.var
    const number = readNumber(c.req.param('number') ?? '')
    const receipt = number && (await readReceipt(deps.db, number, (reader as CitizenReader).id))
    if (!receipt) return notFound(c)
    const paper = await paperOf(c, receipt)
    return sendPaper(c, paper, `acknowledgement-${number}`, paths.grievanceAct(number, 'registered'))
  },
}

async function paperOf(
  c: Context<Env>,
  { filed, title, description, address, name, mobile, onBehalf }: Receipt,
) {
  const { deps, t, language } = c.var
  const { number, subject, policy } = filed
  const codes = { services: [subject.service], departments: [subject.department], areas: [subject.area] }
  const [names, papers, events, above, check] = await Promise.all([
    namesOf(deps.db, codes, language),
    papersOfFiling(deps.db, number),
    readEvents(deps.db, number),
    levelsAbove(c, filed),
    checkOf(c, { filed, report: null }),
  ])
  return acknowledgement({
    ...{ t, number, check, above, now: deps.now() },
    filing: {
      ...{
        filedAt: filed.filedAt,
        channel: filed.channel,
        citizen: name,
        onBehalf,
        title,
        description,
        address,
        papers,
      },
      service: serviceName(t, names, subject.service),
      department: departmentName(t, names, subject.department),
      place: areaName(names, subject.area),
    },
    expected: (await toldAtFiling(c, events)) ?? (await expectedFor(c, { ...filed, at: filed.filedAt })),
    rights: { feedbackDays: policy.feedback.windowDays, reopenDays: policy.reopenDays },
    follow: {
      track: deps.config.PUBLIC_ORIGIN + paths.track(),
      mobile: mobile && endOfMobile(mobile),
      helpline: deps.portal.helpline,
    },
  })
}

/** Whom the case was given to first, and until when: as it was, however it went on. Null before that has happened. */
async function toldAtFiling(c: Context<Env>, events: CaseEvent[]): Promise<Expected | null> {
  const { deps, t, language } = c.var
  const first = events.find(({ kind }) => kind === 'assigned' || kind === 'queued-for-routing')
  if (!first || typeof first.data.dueAt !== 'number') return null
  const names = await namesOf(deps.db, { postings: [first.posting] }, language)
  return {
    who: postingName(t, names, first.posting),
    by: first.data.dueAt,
    toBeNamed: first.kind === 'queued-for-routing',
  }
}

/** Who answers at the levels above, as the offices stand today. */
async function levelsAbove(c: Context<Env>, { subject, policy, urgent }: Filed): Promise<Above[]> {
  const { deps, t, language } = c.var
  const [, ...levels] = LEVELS
  const routings = await Promise.all(levels.map((level) => findRouting(deps.db, subject, level)))
  const names = await namesOf(deps.db, { postings: routings.map(({ posting }) => posting) }, language)
  return levels.map((level, index) => {
    const found = routings[index]
    const known = found && !found.queue && found.level === level
    return {
      level: levelNumber(level),
      who: known ? postingName(t, names, found.posting) : null,
      days: daysOf({ urgent, policy, subject }, level),
    }
  })
}

export const routes: Route[] = [print]
