import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { isDatabaseAway } from '../../db/away'
import { clientAddress } from '../address'
import { troublePage } from '../answer'
import { mayStill } from '../citizen/allowance'
import { keptUnread } from '../kept'
import type { Env } from '../route'

/** A body is read into memory as a whole. So many of the largest forms with files may lie there at once. */
const LARGEST_AT_ONCE = 3
/** A form without files, however long its words, is lighter. */
const LIGHT = 64 * 1024
/** How long a form waits for room, and how often it looks; the browser holds its files meanwhile. */
const PATIENCE = 8_000
const LOOK = 100

/** Room for bodies: bytes in all, and bytes of one network address, which may not take the room of everybody. */
export function roomFor(whole: number, ofOne: number) {
  const taken = new Map<string, number>()
  let sum = 0
  return {
    /** Gives how to leave again; null where there is no room now. */
    enter(address: string, bytes: number): (() => void) | null {
      const own = taken.get(address) ?? 0
      if (sum + bytes > whole || own + bytes > ofOne) return null
      taken.set(address, own + bytes)
      sum += bytes
      return () => {
        const left = (taken.get(address) ?? 0) - bytes
        if (left > 0) taken.set(address, left)
        else taken.delete(address)
        sum -= bytes
      }
    },
  }
}

/**
 * Lets forms with files in by turns, before anything of them lies in memory and before anybody is signed in: each address
 * has an allowance, and the process has room for few. Who finds none within some seconds gets the words back, to send
 * them again.
 * @param largest what such a form may weigh in bytes
 */
export function inTurn(largest: number, patience = PATIENCE) {
  const room = roomFor(LARGEST_AT_ONCE * largest, largest)
  return createMiddleware<Env>(async (c, next) => {
    const bytes = weight(c.req.header('content-length'), c.req.header('transfer-encoding'), largest)
    if (c.req.method !== 'POST' || bytes <= LIGHT) return next()
    if (!(await isAllowed(c))) return troublePage(c, 'too-many', await keptUnread(c, largest))
    // It is refused behind this door, and lies in no room.
    if (bytes > largest) return next()
    const until = Date.now() + patience
    let leave = room.enter(clientAddress(c), bytes)
    while (!leave && Date.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, LOOK))
      leave = room.enter(clientAddress(c), bytes)
    }
    if (!leave) return troublePage(c, 'too-many', await keptUnread(c, largest))
    try {
      await next()
    } finally {
      leave()
    }
  })
}

/** While PostgreSQL is away the form goes on to the page that says so, which reads it within its turn. */
const isAllowed = (c: Context<Env>): Promise<boolean> =>
  mayStill(c, 'heavy-forms').catch((error: unknown) => {
    if (isDatabaseAway(error)) return true
    throw error
  })

/** What the browser says it sends; the most there can be where it does not say. */
function weight(length: string | undefined, encoding: string | undefined, largest: number): number {
  const said = encoding === undefined ? Number(length ?? NaN) : NaN
  return Number.isFinite(said) ? said : largest
}
