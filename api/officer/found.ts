import type { Context } from 'hono'
import { readCaseForOfficer, type CaseReading } from '../../db/queries/case'
import { departmentsOfNodal, isVacant } from '../../db/queries/nodal'
import { decidesAt } from '../../db/queries/proposal'
import { noteReading, type Reading } from '../../db/queries/reading'
import { chairsOver } from '../../db/queries/remit'
import type { ActSubject } from '../../views/officer/act-page'
import { readNumber } from '../../workflows/grievance/number'
import { paths } from '../paths'
import type { PostingCode } from '../../workflows/grievance/types'
import type { Env, OfficerReader } from '../route'
import { officerOf, ownPostings } from './reader'
import type { Standing } from './standing'

/** A case that the reader may know of, and how the reader stands to it. */
export interface Found {
  reading: CaseReading
  standing: Standing
}

/**
 * The case of the address, for a page that shows something of its citizen: that it was read goes on record. Null for an
 * unknown number and for one of others alike.
 */
export async function findCase(c: Context<Env>): Promise<Found | null> {
  const found = await openCase(c)
  if (found) await noteOfficer(c, found, { what: 'read-case' })
  return found
}

/** Puts on record what was read, and by which of the reader's own postings it could be. */
export async function noteOfficer(
  c: Context<Env>,
  found: Found,
  what: Pick<Reading, 'what' | 'document'>,
): Promise<void> {
  const reader = officerOf(c)
  const { number } = found.reading.content
  await noteReading(c.var.deps.db, {
    ...what,
    number,
    officer: reader.id,
    posting: postingFor(reader, found),
  })
}

/** The one that has the case, else one of its department, else one that looks over its area, else the first. */
function postingFor(
  { remit }: OfficerReader,
  { standing: { own, situation } }: Found,
): PostingCode | undefined {
  const { department, district } = situation.subject
  const over = remit.areas.find(({ kind, code }) => kind === 'state' || code === district)
  return (
    own.find((code) => code === situation.posting) ??
    own.find((code) => code.startsWith(`${department}/`)) ??
    over?.posting ??
    own[0]
  )
}

/** The same without a note: for whoever notes better what was read. */
export async function openCase(c: Context<Env>): Promise<Found | null> {
  const number = readNumber(c.req.param('number') ?? '')
  if (!number) return null
  const { db } = c.var.deps
  const reader = officerOf(c)
  const own = ownPostings(reader)
  const reading = await readCaseForOfficer(db, number, own)
  if (!reading) return null
  const { situation } = reading
  const [nodalOf, deciding, vacated] = await Promise.all([
    departmentsOfNodal(db, own),
    decidesAt(db, number, own, reader.id),
    isVacant(db, situation.posting),
  ])
  const chairs = chairsOver(reader.remit, situation.subject.district)
  return { reading, standing: { situation, own, nodalOf, deciding, chairs, vacated } }
}

export function subjectOf({ reading }: Found): ActSubject {
  const { number, title, language } = reading.content
  return { number, title, language, href: paths.officerCase(number) }
}
