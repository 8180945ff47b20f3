import type { Context } from 'hono'
import { readSiteFeedbackEntry, settleSiteFeedback, type SiteFeedback } from '../../db/queries/site-feedback'
import { figure } from '../../views/format'
import { SiteFeedbackEntry } from '../../views/operator/site-feedback-entry'
import { notFound, page } from '../answer'
import { operator } from '../middleware/guards'
import { officerOf } from '../officer/reader'
import { paths } from '../paths'
import type { Env, Route } from '../route'
import { isUuid } from '../send-document'

const LONGEST_NOTE = 1_000

type Answer = Response | Promise<Response>

async function withEntry(c: Context<Env>, then: (c: Context<Env>, entry: SiteFeedback) => Answer) {
  const id = c.req.param('entry')
  const entry = isUuid(id) ? await readSiteFeedbackEntry(c.var.deps.db, id) : null
  return entry ? then(c, entry) : notFound(c)
}

/** @param typed a note that cannot be taken, and why */
function show(c: Context<Env>, entry: SiteFeedback, typed?: { note: string; fault: string }): Answer {
  const { t, deps } = c.var
  const topic = t(`site-feedback.topic.${entry.topic}`)
  const view = (
    <SiteFeedbackEntry
      {...{ t, entry, now: deps.now(), back: paths.siteFeedbackList() }}
      note={typed?.note ?? ''}
      faults={typed ? { note: typed.fault } : {}}
    />
  )
  return page(c, { title: t('site-feedback.entry.title', { topic }), status: typed ? 422 : 200 }, view)
}

/** A second press finds it settled, and changes nothing. */
async function settle(c: Context<Env>, entry: SiteFeedback) {
  const { t, deps } = c.var
  const sent = (await c.req.parseBody()).note
  const note = typeof sent === 'string' ? sent.trim() : ''
  if (note === '') return show(c, entry, { note, fault: t('site-feedback.entry.note-needed') })
  if (note.length > LONGEST_NOTE)
    return show(c, entry, {
      note,
      fault: t('site-feedback.entry.note-long', { most: figure(LONGEST_NOTE) }),
    })
  await settleSiteFeedback(deps.db, entry.id, {
    officer: officerOf(c).id,
    note,
    at: new Date(deps.now()),
  })
  return c.redirect(paths.siteFeedbackEntry(entry.id), 303)
}

const path = paths.siteFeedbackEntry(':entry')

export const routes: Route[] = [
  { method: 'get', path, guard: operator, handle: (c) => withEntry(c, show) },
  { method: 'post', path, guard: operator, handle: (c) => withEntry(c, settle) },
]
