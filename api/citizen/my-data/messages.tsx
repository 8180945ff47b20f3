import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { chooseMessages, type NamedPerson } from '../../../db/queries/own-person'
import type { WantedMessages } from '../../../db/schema/people'
import { MessagesForm } from '../../../views/citizen/my-data/messages'
import type { Faults } from '../../../views/components/field'
import { neededFor, type Need } from '../../../views/messages/needs'
import { notFound, page } from '../../answer'
import { citizen } from '../../middleware/guards'
import { paths } from '../../paths'
import type { Env, Route } from '../../route'
import { namedPerson } from './own'

const REASONS: Need[] = ['asks', 'begins', 'ends', 'account']
const WANTS: WantedMessages[] = ['all', 'needed']

function form(c: Context<Env>, person: NamedPerson, faults: Faults = {}) {
  const { t } = c.var
  const view = (
    <MessagesForm
      t={t}
      values={person}
      email={person.email}
      kept={REASONS.map((need) => ({ need, templates: neededFor(need) }))}
      dropped={neededFor(null)}
      faults={faults}
      idempotencyKey={randomUUID()}
      links={{ back: paths.myData(), details: paths.ownDetails() }}
    />
  )
  const status = Object.keys(faults).length > 0 ? 422 : 200
  return page(c, { title: t('my-data.messages.title'), status }, view)
}

async function show(c: Context<Env>) {
  const person = await namedPerson(c)
  return person ? form(c, person) : notFound(c)
}

async function choose(c: Context<Env>) {
  const person = await namedPerson(c)
  if (!person) return notFound(c)
  const sent = await c.req.parseBody()
  // Without an email there was nothing to tick, and what was chosen before stays.
  const byEmail = person.email ? sent.byEmail === 'yes' : person.byEmail
  const wants = WANTS.find((one) => one === sent.wants)
  if (!wants) return form(c, { ...person, byEmail }, { wants: c.var.t('my-data.messages.missing') })
  await chooseMessages(c.var.deps.db, person.id, { wants, byEmail })
  return c.redirect(paths.myData({ done: 'messages' }), 303)
}

export const routes: Route[] = [
  { method: 'get', path: paths.ownMessages(), guard: citizen, handle: show },
  { method: 'post', path: paths.ownMessages(), guard: citizen, handle: choose },
]
