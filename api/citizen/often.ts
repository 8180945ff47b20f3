import type { Context } from 'hono'
import { countFiled, readOpen, type OwnOpen } from '../../db/queries/own-grievances'
import { DAY } from '../../workflows/calendar'
import type { CitizenReader, Env } from '../route'

/** Grievances in thirty days from which on a citizen is asked to look at the open ones before the next. */
const OFTEN = 10
const MONTH = 30 * DAY
/** Grievances in a day, in one browser, from which on it shows by a code that it is still its citizen's. */
const UNPROVED = 20
/** So many open ones are shown. */
const SHOWN = 5

/** What somebody who files often does before the next one goes out. It is a step and never a wall. */
export type OftenStep =
  | { step: 'look'; filed: number; open: OwnOpen[] }
  | { step: 'code'; filed: number }
  | null

export async function oftenStep(c: Context<Env>, { id, signedInAt }: CitizenReader): Promise<OftenStep> {
  const { db, now } = c.var.deps
  const short = new Date(Math.max(now() - DAY, signedInAt.getTime()))
  const filed = await countFiled(db, id, { long: new Date(now() - MONTH), short })
  if (filed.short >= UNPROVED) return { step: 'code', filed: filed.short }
  if (filed.long < OFTEN) return null
  const open = await readOpen(db, id, SHOWN)
  return open.length > 0 ? { step: 'look', filed: filed.long, open } : null
}
