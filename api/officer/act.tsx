import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import { randomUUID } from 'node:crypto'
import { cameBefore } from '../../db/queries/action'
import type { Faults } from '../../views/components/field'
import { languageOf } from '../../views/case/script'
import type { Script } from '../../views/layouts/page'
import { ActPage, AskPage } from '../../views/officer/act-page'
import type { Action, ActionDetails, ActionKind, Party } from '../../workflows/grievance/actions'
import { notFound, page } from '../answer'
import { officer } from '../middleware/guards'
import { paths } from '../paths'
import type { Env, Route } from '../route'
import { refusalSentence, submitAndWait } from '../submit'
import { UPLOAD_BYTES } from '../upload'
import { readSent } from './act-form'
import { findCase, subjectOf, type Found } from './found'
import { notNow } from './not-now'
import { keepProof, proofIds } from './proof'
import { officerOf } from './reader'
import { actsOf } from './standing'

/**
 * What a form says: the details and words of the act, or what is to be mended. `doneOn` is the day of a report,
 * `by` where the form decides it.
 */
export type ActRead<K extends ActionKind> =
  | { faults: Faults }
  | { details: ActionDetails[K]; words?: string; doneOn?: string; by?: Party }

/** An act being done on a case. */
export interface AtAct {
  c: Context<Env>
  found: Found
  key: string
  kept: Record<string, string>
  faults: Faults
}

/** One kind of act of an officer: its form and how it is read. Its words are under `officer-acts.<kind>`. */
export interface Act<K extends ActionKind = ActionKind> {
  kind: K
  /** Asks on a page of its own before it is done. */
  asks?: boolean
  /** Takes photos and PDFs. */
  files?: boolean
  /** The field at which a refusal of the rules is told. */
  mends: string
  lead?(at: AtAct): Child | Promise<Child>
  fields(at: AtAct): Child | Promise<Child>
  read(at: AtAct): ActRead<K> | Promise<ActRead<K>>
  /** What exactly would be done, on the page that asks. */
  summary?(at: AtAct): Child | Promise<Child>
}

/** The form of an act, and where it is sent. */
export function routesOf(act: Act): Route[] {
  const path = paths.officerAct(':number', act.kind)
  const bodyLimit = act.files ? UPLOAD_BYTES : undefined
  return [
    { method: 'get', path, guard: officer, handle: (c) => show(c, act) },
    { method: 'post', path, guard: officer, handle: (c) => receive(c, act), bodyLimit },
  ]
}

async function show(c: Context<Env>, act: Act) {
  const found = await findCase(c)
  if (!found) return notFound(c)
  if (!partyFor(c, found, act)) return notNow(c, found, act)
  return form({ c, found, key: randomUUID(), kept: c.req.query(), faults: {} }, act)
}

const partyFor = (c: Context<Env>, { standing }: Found, { kind }: Act): Party | undefined =>
  actsOf(standing, c.var.deps.now()).get(kind)

async function form(at: AtAct, act: Act, status: 200 | 422 = 200) {
  const { c, found, key, faults } = at
  const { t } = c.var
  const view = (
    <ActPage
      {...{ t, faults, act: act.kind, files: act.files, idempotencyKey: key, subject: subjectOf(found) }}
      lead={await act.lead?.(at)}
    >
      {await act.fields(at)}
    </ActPage>
  )
  const scripts: Script[] = act.files ? ['photos'] : []
  return page(c, { title: t(`officer-acts.${act.kind}.title`), status, scripts }, view)
}

async function receive(c: Context<Env>, act: Act) {
  const found = await findCase(c)
  if (!found) return notFound(c)
  const sent = await readSent(c)
  if (await isRepeat(c, found, act, sent.key)) return result(c, found, sent.key)
  const by = partyFor(c, found, act)
  if (!by) return notNow(c, found, act, sent)
  const at: AtAct = { c, found, key: sent.key, kept: sent.kept, faults: {} }
  const fileFaults = act.files ? await keepProof(c, sent.key, sent.files) : {}
  if (sent.step === 'search') return form(at, act)
  const read = await act.read(at)
  const faults = { ...('faults' in read ? read.faults : {}), ...fileFaults }
  if ('faults' in read || Object.keys(faults).length > 0) return form({ ...at, faults }, act, 422)
  if (sent.step === 'change') return form(at, act)
  if (act.asks && sent.step !== 'done') return ask(at, act)
  return submit(at, act, read, by)
}

/** The same form came before: the answer is what became of it, whatever the case allows by now. */
async function isRepeat(c: Context<Env>, { reading }: Found, { kind }: Act, key: string): Promise<boolean> {
  const form = { key, number: reading.content.number, kind, officer: officerOf(c).id }
  return (await cameBefore(c.var.deps.db, form)) === 'same'
}

async function ask(at: AtAct, act: Act) {
  const { c, found, key, kept } = at
  const { t } = c.var
  const view = (
    <AskPage {...{ t, kept, act: act.kind, idempotencyKey: key, subject: subjectOf(found) }}>
      {await act.summary?.(at)}
    </AskPage>
  )
  return page(c, { title: t(`officer-acts.${act.kind}.ask`) }, view)
}

async function submit(
  at: AtAct,
  act: Act,
  read: Exclude<ActRead<ActionKind>, { faults: Faults }>,
  by: Party,
) {
  const { c, found, key } = at
  const { number } = found.reading.content
  // The details fit the kind, as ActRead of each act says; over all kinds TypeScript cannot follow it.
  const action = { ...read.details, id: key, kind: act.kind, by: read.by ?? by } as Action
  const { words, doneOn } = read
  const writing = words ? { body: words, language: languageOf(words), doneOn } : undefined
  const documents = act.files ? await proofIds(c, key) : []
  const submitted = await submitAndWait(c, { number, action, officer: officerOf(c).id, writing, documents })
  if (submitted.result !== 'refused' || (await isRepeat(c, found, act, key))) return result(c, found, key)
  const faults = { [act.mends]: refusalSentence(c.var.t, submitted.reason) }
  const again = submitted.reason === 'sent-before' ? randomUUID() : key
  return form({ ...at, key: again, faults }, act, 422)
}

const result = (c: Context<Env>, { reading }: Found, key: string) =>
  c.redirect(paths.officerCase(reading.content.number, { done: key }), 303)
