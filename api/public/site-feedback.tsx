import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { insertSiteFeedback } from '../../db/queries/site-feedback'
import { SITE_FEEDBACK_TOPICS, type SiteFeedbackTopic } from '../../db/schema/site-feedback'
import type { Faults } from '../../views/components/field'
import { figure } from '../../views/format'
import { SiteFeedbackForm, SiteFeedbackThanks } from '../../views/pages/site-feedback'
import { page, troublePage } from '../answer'
import { mayStill } from '../citizen/allowance'
import { cautionsIn } from '../citizen/cautions'
import { keptForm } from '../kept'
import { anyone } from '../middleware/guards'
import { paths } from '../paths'
import type { Env, Route } from '../route'
import { isUuid } from '../send-document'

/** Letters; about a page. */
const LONGEST = 2_000
const SHORTEST = 5

interface Sent {
  key: string
  topic: string
  words: string
  page: string
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/**
 * Patterns of pages are small letters and hyphens: what has a digit or a capital could be somebody's number or the
 * token of a link, and is left out.
 */
const pageOf = (value: unknown): string => /^\/[a-z:/-]{0,100}$/.exec(textOf(value))?.[0] ?? ''

function ask(c: Context<Env>) {
  const { topic, page } = c.req.query()
  return form(c, { key: randomUUID(), topic: textOf(topic), words: '', page: pageOf(page) })
}

function form(c: Context<Env>, sent: Sent, faults: Faults = {}) {
  const { t } = c.var
  const links = { newGrievance: paths.newGrievance(), self: paths.siteFeedback() }
  const { key: idempotencyKey, ...values } = sent
  const view = (
    <SiteFeedbackForm {...{ t, ...values, idempotencyKey, faults, links }} topics={SITE_FEEDBACK_TOPICS} />
  )
  const status = Object.keys(faults).length > 0 ? 422 : 200
  return page(c, { title: t('site-feedback.title'), status }, view)
}

async function take(c: Context<Env>) {
  const { deps, language } = c.var
  const body = await c.req.parseBody()
  const sent: Sent = {
    key: isUuid(body.key) ? body.key : randomUUID(),
    topic: textOf(body.topic),
    words: textOf(body.words),
    page: pageOf(body.page),
  }
  const faults = faultsOf(c, sent)
  if (Object.keys(faults).length > 0 || !isTopic(sent.topic)) return form(c, sent, faults)
  if (!(await mayStill(c, 'site-feedback'))) return troublePage(c, 'too-many', await keptForm(c))
  const { key: id, topic, words } = sent
  const about = sent.page || null
  await insertSiteFeedback(deps.db, {
    ...{ id, topic, words, language, page: about },
    createdAt: new Date(deps.now()),
  })
  return c.redirect(paths.siteFeedbackThanks(), 303)
}

const isTopic = (topic: string): topic is SiteFeedbackTopic =>
  SITE_FEEDBACK_TOPICS.includes(topic as SiteFeedbackTopic)

function faultsOf(c: Context<Env>, { topic, words }: Sent): Faults {
  const { t } = c.var
  return {
    ...(isTopic(topic) ? {} : { topic: t('site-feedback.topic-needed') }),
    ...(words.length < SHORTEST ? { words: t('site-feedback.words-needed') } : {}),
    ...(words.length > LONGEST ? { words: t('site-feedback.words-long', { most: figure(LONGEST) }) } : {}),
    ...(words.length <= LONGEST && isPersonal(words) ? { words: t('site-feedback.words-personal') } : {}),
  }
}

/** Operators read it, and never learn whose data pass through the portal. Anger at a page is no such thing. */
const isPersonal = (words: string): boolean => cautionsIn(words).some((caution) => caution !== 'rude-words')

function thank(c: Context<Env>) {
  const { t } = c.var
  const view = <SiteFeedbackThanks t={t} links={{ home: paths.home(), newGrievance: paths.newGrievance() }} />
  return page(c, { title: t('site-feedback.thanks') }, view)
}

export const routes: Route[] = [
  { method: 'get', path: paths.siteFeedback(), guard: anyone, handle: ask },
  { method: 'post', path: paths.siteFeedback(), guard: anyone, handle: take },
  { method: 'get', path: paths.siteFeedbackThanks(), guard: anyone, handle: thank },
]
