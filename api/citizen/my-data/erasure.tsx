import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { askErasure, countInTheWay, ERASURE_WAIT, takeErasureBack } from '../../../db/queries/erasure'
import { AskErasure, ErasureAsked } from '../../../views/citizen/my-data/erasure'
import { fullDay } from '../../../views/format'
import { notFound, page } from '../../answer'
import { citizen } from '../../middleware/guards'
import { paths } from '../../paths'
import type { Env, Route } from '../../route'
import { citizenOf, ownPerson } from './own'

async function show(c: Context<Env>) {
  const person = await ownPerson(c)
  if (!person) return notFound(c)
  const { t, deps } = c.var
  const asked = person.erasureAskedAt?.getTime()
  const day = fullDay(t.language, (asked ?? deps.now()) + ERASURE_WAIT)
  const waitsFor = await countInTheWay(deps.db, person.id, deps.now())
  const named = person.mobile !== null
  const form = { t, day, waitsFor, named, idempotencyKey: randomUUID(), back: paths.myData() }
  return asked === undefined
    ? page(c, { title: t('my-data.erasure.title') }, <AskErasure {...form} />)
    : page(c, { title: t('my-data.erasure.asked', { day }) }, <ErasureAsked {...form} />)
}

async function decide(c: Context<Env>) {
  const { db, now, sendAccountMessages } = c.var.deps
  const { id } = citizenOf(c)
  if ((await c.req.parseBody()).step === 'back') {
    await takeErasureBack(db, id)
    return c.redirect(paths.myData({ done: 'erasure-back' }), 303)
  }
  await askErasure(db, id, now())
  sendAccountMessages()
  return c.redirect(paths.myData({ done: 'erasure' }), 303)
}

export const routes: Route[] = [
  { method: 'get', path: paths.erasure(), guard: citizen, handle: show },
  { method: 'post', path: paths.erasure(), guard: citizen, handle: decide },
]
