import type { Context } from 'hono'
import { ERASURE_WAIT } from '../../../db/queries/erasure'
import { readOwnPerson, type NamedPerson, type OwnPerson } from '../../../db/queries/own-person'
import { fullDay } from '../../../views/format'
import { paths } from '../../paths'
import type { CitizenReader, Env } from '../../route'

/** The citizen who is signed in. The guard of the route has seen to it that there is one. */
export function citizenOf(c: Context<Env>): CitizenReader {
  const { reader } = c.var
  if (reader?.realm !== 'citizen') throw new Error('A page of own data without the citizen guard')
  return reader
}

/** What is held of whoever is signed in; null for one who was erased a moment ago. */
export const ownPerson = (c: Context<Env>): Promise<OwnPerson | null> =>
  readOwnPerson(c.var.deps.db, citizenOf(c).id)

/** The same, of somebody with a name and a number: they can be changed. Null for one without. */
export async function namedPerson(c: Context<Env>): Promise<NamedPerson | null> {
  const person = await ownPerson(c)
  return person?.mobile ? { ...person, mobile: person.mobile } : null
}

/** The day after which everything of theirs is erased, and where that is taken back; null where nobody has asked. */
export function erasureOf(c: Context<Env>, { erasureAskedAt }: OwnPerson) {
  if (!erasureAskedAt) return null
  const day = fullDay(c.var.language, erasureAskedAt.getTime() + ERASURE_WAIT)
  return { day, href: paths.erasure() }
}
