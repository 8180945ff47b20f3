import type { Context } from 'hono'
import { readEvents } from '../../db/queries/case'
import { readFiled } from '../../db/queries/receipt'
import { publicArea, readTracking } from '../../db/queries/tracking'
import { nowSentence } from '../../views/case/now'
import type { Faults } from '../../views/components/field'
import { CheckForm, Genuine, NotIssued } from '../../views/papers/verify'
import { readNumber } from '../../workflows/grievance/number'
import { openingSituation } from '../../workflows/grievance/opening'
import type { CaseNumber } from '../../workflows/grievance/types'
import { page, troublePage } from '../answer'
import { mayStill } from '../citizen/allowance'
import { anyone } from '../middleware/guards'
import { paths } from '../paths'
import type { Env, Route } from '../route'
import { tellingFor } from '../telling'
import { codeOf, isGenuine, readCode, readShort, type Printed } from './code'
import { isReport } from './reports'

/** Where a QR code leads: what this portal says of the paper, to anybody, without anything of the person. */
const verified: Route = {
  method: 'get',
  path: paths.verified(':code'),
  guard: anyone,
  handle: async (c) => {
    const code = readCode(c.req.param('code') ?? '')
    const printed = code && (await paperBy(c, code.number, code.seal))
    // A seal is of one paper: that of an acknowledgement says nothing of a report.
    if (code && printed && (printed.report?.revision ?? null) === code.revision) return genuine(c, printed)
    return (await mayStill(c, 'wrong-papers')) ? notIssued(c) : troublePage(c, 'too-many')
  },
}

const ask: Route = {
  method: 'get',
  path: paths.verify(),
  guard: anyone,
  handle: (c) => form(c, { number: '', check: '' }, {}),
}

/** For whoever has no camera: the number and the first letters of the seal. */
const check: Route = {
  method: 'post',
  path: paths.verify(),
  guard: anyone,
  handle: async (c) => {
    const { t, deps } = c.var
    const sent = await c.req.parseBody()
    const typed = { number: textOf(sent.number), check: textOf(sent.check) }
    const number = readNumber(typed.number)
    const short = readShort(typed.check)
    const faults: Faults = {}
    if (!number) faults.number = t('track.not-a-number')
    if (!short) faults.check = t('papers.verify.check-needed', { example: EXAMPLE })
    if (!number || !short) return form(c, typed, faults)
    const printed = await paperBy(c, number, short)
    if (printed) return c.redirect(paths.verified(codeOf(deps.config.SECRET, printed)), 303)
    if (!(await mayStill(c, 'wrong-papers'))) return troublePage(c, 'too-many')
    return form(c, typed, { check: t('papers.verify.fault') })
  },
}

const EXAMPLE = '7K3M\u00a09Q2A'
const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** The paper of this grievance that has this seal, or a seal that begins so. */
async function paperBy(c: Context<Env>, number: CaseNumber, seal: string): Promise<Printed | null> {
  const { db, config } = c.var.deps
  const filed = await readFiled(db, number)
  if (!filed) return null
  const reports = (await readEvents(db, number)).filter(isReport)
  return (
    [null, ...reports]
      .map((report): Printed => ({ filed, report }))
      .find((printed) => isGenuine(config.paperSecrets, printed, seal)) ?? null
  )
}

function form(c: Context<Env>, typed: { number: string; check: string }, faults: Faults) {
  const { t } = c.var
  const status = Object.keys(faults).length > 0 ? 422 : 200
  return unlisted(
    c,
    page(c, { title: t('papers.verify.title'), status }, <CheckForm {...{ t, typed, faults }} />),
  )
}

async function genuine(c: Context<Env>, { filed, report }: Printed) {
  const { deps, t } = c.var
  const { number, subject } = filed
  const [tracking, area] = await Promise.all([readTracking(deps.db, number), publicArea(deps.db, subject)])
  const situation = tracking?.situation ?? openingSituation(filed)
  const telling = await tellingFor(c, 'public', {
    situations: [situation, { ...situation, subject }],
    events: report ? [report] : [],
    areas: [area],
  })
  const view = (
    <Genuine
      {...{ telling, filed, report, area }}
      today={nowSentence(situation, telling)}
      links={{ another: paths.verify(), track: paths.track({ number }) }}
    />
  )
  return unlisted(c, page(c, { title: t('papers.verify.title') }, view))
}

function notIssued(c: Context<Env>) {
  const { t, deps } = c.var
  const links = { another: paths.verify(), track: paths.track() }
  const view = <NotIssued {...{ t, links }} helpline={deps.portal.helpline} />
  return unlisted(c, page(c, { title: t('papers.verify.not-issued'), status: 404 }, view))
}

/** Nobody finds a paper through a search engine. */
function unlisted(c: Context<Env>, answer: Response | Promise<Response>) {
  c.header('X-Robots-Tag', 'noindex, nofollow')
  return answer
}

export const routes: Route[] = [ask, check, verified]
