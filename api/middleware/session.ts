import { createMiddleware } from 'hono/factory'
import type { Database } from '../../db/client'
import { countAgenda } from '../../db/queries/agenda'
import { countElsewhere } from '../../db/queries/nodal'
import { officerById } from '../../db/queries/person'
import { remitOf } from '../../db/queries/remit'
import { readSession } from '../../db/queries/session'
import type { Env, Reader } from '../route'
import { sessionToken } from '../session-cookie'

/** Sets `reader` to whoever is signed in. */
export const session = createMiddleware<Env>(async (c, next) => {
  const { db, now } = c.var.deps
  const token = sessionToken(c)
  c.set('reader', token ? await readerOf(db, token, now()) : null)
  await next()
})

/** Postings and roles are read at every request: who has handed over a posting no longer sees its cases. */
async function readerOf(db: Database, token: string, now: number): Promise<Reader | null> {
  const session = await readSession(db, token, now)
  if (!session) return null
  if (session.realm === 'citizen') {
    const { citizen, signedInAt } = session
    return citizen && { realm: 'citizen', signedInAt, ...citizen }
  }
  const officer = await officerById(db, session.person)
  if (!officer) return null
  const own = officer.postings.map(({ code }) => code)
  const [elsewhere, remit] = await Promise.all([countElsewhere(db, own, officer.id), remitOf(db, own)])
  const agenda = await countAgenda(db, remit)
  return { realm: 'officer', ...officer, remit, waiting: { ...elsewhere, agenda } }
}
