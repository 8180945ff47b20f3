import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { correctDetails, type NamedPerson } from '../../../db/queries/own-person'
import { DetailsForm, type OwnDetails } from '../../../views/citizen/my-data/details'
import type { Faults } from '../../../views/components/field'
import { notFound, page } from '../../answer'
import { SENT_STATUS, sendOwnCode, whyNot } from '../../code-sending'
import { citizen } from '../../middleware/guards'
import { paths } from '../../paths'
import type { Env, Route } from '../../route'
import { giveTicket, readTicket } from '../../ticket'
import { faultsOf } from '../sign-in'
import { namedPerson } from './own'
import { oneLine } from '../../one-line'

function form(c: Context<Env>, values: OwnDetails, faults: Faults, status: 200 | 422 | 429 | 503) {
  const { t, deps } = c.var
  const { languages } = deps.portal
  const view = (
    <DetailsForm {...{ t, languages, values, faults }} idempotencyKey={randomUUID()} back={paths.myData()} />
  )
  return page(c, { title: t('my-data.details.title'), status }, view)
}

async function show(c: Context<Env>) {
  const person = await namedPerson(c)
  if (!person) return notFound(c)
  const { name, email, language } = person
  return form(c, { name, email: email ?? '', language }, {}, 200)
}

/**
 * Name and language count at once; another email when its code has come back. The code goes out first: where none can,
 * nothing is changed and everything stays in the form.
 */
async function correct(c: Context<Env>) {
  const person = await namedPerson(c)
  if (!person) return notFound(c)
  const { name, email, language } = await c.req.parseBody()
  const values = { name: oneLine(name), email: oneLine(email), language: oneLine(language) }
  const faults = faultsOf(c, values)
  if (Object.keys(faults).length > 0) return form(c, values, faults, 422)
  const proves = values.email !== '' && values.email !== person.email
  const refused = proves ? await askForProof(c, person, values) : null
  if (refused) return refused
  const withoutEmail = values.email === ''
  await correctDetails(c.var.deps.db, person.id, { ...values, withoutEmail })
  return c.redirect(proves ? paths.ownEmail() : paths.myData({ done: 'details' }), 303)
}

/** Null where a code is on its way to the new mailbox. */
async function askForProof(c: Context<Env>, { id }: NamedPerson, values: OwnDetails) {
  const { t } = c.var
  const { email } = values
  const sent = await sendOwnCode(c, 'email', email)
  const before = readTicket(c, 'email')
  const waiting = sent.outcome === 'waits' && before?.citizen === id && before.email === email && before.code
  const code = sent.outcome === 'sent' ? sent.code : waiting
  if (!code) {
    const fault = sent.outcome === 'not-sent' ? t('my-data.code.not-mailed') : whyNot(c, sent)
    return form(c, values, { email: fault }, SENT_STATUS[sent.outcome])
  }
  giveTicket(c, { step: 'email', citizen: id, email, code })
  return null
}

export const routes: Route[] = [
  { method: 'get', path: paths.ownDetails(), guard: citizen, handle: show },
  { method: 'post', path: paths.ownDetails(), guard: citizen, handle: correct },
]
