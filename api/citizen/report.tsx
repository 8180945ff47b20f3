import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { cameBefore } from '../../db/queries/action'
import { readCaseByLink } from '../../db/queries/case'
import { noteReading } from '../../db/queries/reading'
import { reportLink } from '../../db/queries/report-link'
import { notFound, troublePage } from '../answer'
import { keptForm } from '../kept'
import { anyone } from '../middleware/guards'
import { speak } from '../middleware/language'
import { paths } from '../paths'
import type { Env, Route } from '../route'
import { isUuid, sendDocument } from '../send-document'
import { refusalSentence, submitAndWait } from '../submit'
import { comesBack } from './act-page'
import { actionOf, cautionsOn, faultsOf, valuesOf, type ActValues } from './acts'
import { actsSpent } from './allowance'
import { noReport, report, type LinkedReport } from './report-page'

const COOKIE = 'report'
/** Time to read and to answer; the SMS opens it again. */
const LIFE = 60 * 60

/**
 * The link of the SMS. It moves the token out of the address, where history, a shared screen or the next link would
 * show it, into a short-lived cookie. Nothing is written: previews of messengers may open it as often as they like.
 */
const enter: Route = {
  method: 'get',
  path: paths.reportLink(':token'),
  guard: anyone,
  handle: async (c) => {
    const { deps } = c.var
    const token = c.req.param('token') ?? ''
    if (!(await reportLink(deps.db, token, deps.now()))) return noReport(c)
    const secure = deps.config.PUBLIC_ORIGIN.startsWith('https:')
    setCookie(c, COOKIE, token, {
      path: paths.report(),
      httpOnly: true,
      sameSite: 'Lax',
      secure,
      maxAge: LIFE,
    })
    c.header('Cache-Control', 'no-store')
    return c.redirect(paths.report(), 303)
  },
}

/** The report behind the link that this browser has opened, or null. It is read in the language of the SMS. */
export async function linkedReport(c: Context<Env>): Promise<LinkedReport | null> {
  const { db, now } = c.var.deps
  const link = await reportLink(db, getCookie(c, COOKIE) ?? '', now())
  const reading = link && (await readCaseByLink(db, link.number))
  const event = reading?.events.find(({ action }) => action === link?.report)
  if (!reading || !event) return null
  if (!c.var.reader) speak(c, reading.content.language)
  return { reading, event }
}

/** Whoever has the link has read; a citizen who is signed in here reads the own case. */
async function noteByLink(c: Context<Env>, { reading }: LinkedReport): Promise<void> {
  const { deps, reader } = c.var
  const { number, citizen } = reading.content
  if (reader?.realm === 'citizen' && reader.id === citizen.id) return
  await noteReading(deps.db, { number, what: 'read-by-link', officer: null })
}

const show: Route = {
  method: 'get',
  path: paths.report(),
  guard: anyone,
  handle: async (c) => {
    const linked = await linkedReport(c)
    if (!linked) return noReport(c)
    await noteByLink(c, linked)
    return report(c, linked, {
      values: { text: '', report: linked.event.action, cautioned: [] },
      faults: {},
      key: randomUUID(),
    })
  },
}

const answer: Route = {
  method: 'post',
  path: paths.report(),
  guard: anyone,
  handle: async (c) => {
    const linked = await linkedReport(c)
    // The link was opened longer ago than its cookie lives: whoever has it opens it again and sends from that page.
    if (!linked) return troublePage(c, 'link-over', await keptForm(c, { quiet: true }))
    const sent = await c.req.parseBody({ all: true })
    // The link of another report was opened in this browser since the form was.
    if (sent.report !== linked.event.action)
      return troublePage(c, 'another-link', await keptForm(c, { quiet: true }))
    const key = isUuid(sent.key) ? sent.key : randomUUID()
    const values = valuesOf(sent)
    const faults = faultsOf(c.var.t, 'feedback', values)
    const shown = { values, faults, cautions: cautionsOn(values), key }
    if (comesBack(shown)) return report(c, linked, shown)
    return give(c, linked, key, values)
  },
}

/** The answer has no fault: it is put on the case, and the page says what became of it, also where it is refused. */
async function give(c: Context<Env>, linked: LinkedReport, key: string, values: ActValues) {
  const { db } = c.var.deps
  const { number, citizen } = linked.reading.content
  const sending = { key, number, kind: 'feedback', citizen: citizen.id } as const
  const before = await cameBefore(db, sending)
  const spent = before === 'no' ? await actsSpent(c, citizen.id) : null
  if (spent) return report(c, linked, { values, faults: {}, refusal: spent, status: 429, key })
  const submitted = await submitAndWait(c, {
    number,
    action: actionOf(key, 'feedback', values, 'link'),
    citizen: citizen.id,
    ...(values.text ? { writing: { body: values.text, language: c.var.language } } : {}),
  })
  const stored = submitted.result !== 'refused' || (await cameBefore(db, sending)) === 'same'
  if (stored) return c.redirect(paths.report({ done: key }), 303)
  const refusal = refusalSentence(c.var.t, submitted.reason)
  return report(c, linked, { values, faults: {}, refusal, key: randomUUID() })
}

const document: Route = {
  method: 'get',
  path: paths.reportDocument(':document'),
  guard: anyone,
  handle: async (c) => {
    const linked = await linkedReport(c)
    const id = c.req.param('document') ?? ''
    const belongs = linked?.reading.documents.some(
      (row) => row.id === id && row.action === linked.event.action,
    )
    if (!linked || !belongs) return notFound(c)
    await noteByLink(c, linked)
    return sendDocument(c, linked.reading.content.number, id)
  },
}

export const routes: Route[] = [enter, show, answer, document]
