import type { Sql } from '../db/client'
import { VERDICTS } from '../db/queries/notice'

/** What the case says of an action by now. `pending`: it has not spoken yet, and will. */
export type Verdict = { verdict: 'applied' } | { verdict: 'refused'; reason: string } | { verdict: 'pending' }

/** How long a page waits for the case before it says "being processed", in milliseconds. */
export const PATIENCE = 2000

/** Milliseconds between looks that no notice has caused. */
const LOOK_AGAIN = 400

/**
 * Waits until the case has judged this action, so that people read their own writing on the next page.
 * @param actionId as stored in `actions`
 * @param patience milliseconds after which the answer is `pending`
 */
export async function awaitVerdict(sql: Sql, actionId: string, patience = PATIENCE): Promise<Verdict> {
  const judged = await awaitNotice<Verdict>(sql, actionId, patience, async () => {
    const [row] = await sql<{ verdict: 'applied' | 'refused' | null; reason: string | null }[]>`
      select verdict, reason from actions where id = ${actionId}`
    if (!row?.verdict) return null
    return row.verdict === 'applied'
      ? { verdict: row.verdict }
      : { verdict: row.verdict, reason: row.reason ?? '' }
  })
  return judged ?? { verdict: 'pending' }
}

/** True as soon as the workflow of a grievance just filed has told its first step; false after `patience` ms. */
export async function awaitRegistered(sql: Sql, number: string, patience = PATIENCE): Promise<boolean> {
  const told = await awaitNotice(sql, number, patience, async () => {
    const [row] = await sql`select 1 from situations where number = ${number} and revision > 0`
    return row ? true : null
  })
  return told ?? false
}

/** Looks, then looks again at every notice for `key` and now and then without one, until there is an answer. */
async function awaitNotice<T>(
  sql: Sql,
  key: string,
  patience: number,
  look: () => Promise<T | null>,
): Promise<T | null> {
  const deadline = performance.now() + patience
  const waiter = enter(sql, key)
  try {
    for (;;) {
      const found = await look()
      const left = deadline - performance.now()
      if (found !== null || left <= 0) return found
      await waiter.noticeWithin(Math.min(left, LOOK_AGAIN))
    }
  } finally {
    waiter.leave()
  }
}

/** All requests that wait share one listening connection of their pool. */
const rooms = new WeakMap<Sql, Map<string, Set<() => void>>>()

function enter(sql: Sql, key: string) {
  const room = rooms.get(sql) ?? openRoom(sql)
  let noticed = false
  let wake = () => {}
  const call = () => {
    noticed = true
    wake()
  }
  const callers = room.get(key) ?? new Set()
  room.set(key, callers.add(call))
  return {
    /** A notice that came while the caller was looking counts too. */
    noticeWithin: (milliseconds: number) =>
      new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, noticed ? 0 : milliseconds)
        wake = () => (clearTimeout(timer), resolve())
      }).then(() => void (noticed = false)),
    leave: () => {
      callers.delete(call)
      if (callers.size === 0) room.delete(key)
    },
  }
}

/**
 * postgres.js tries once to listen again after a lost connection. Where that fails, looking again now and then
 * carries on alone, so that a restart of PostgreSQL costs waiting pages some 0.2 s and nothing else.
 */
function openRoom(sql: Sql) {
  const room = new Map<string, Set<() => void>>()
  rooms.set(sql, room)
  sql.listen(VERDICTS, (key) => room.get(key)?.forEach((call) => call())).catch(() => {})
  return room
}
