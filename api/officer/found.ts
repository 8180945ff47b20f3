import type { Context } from 'hono'
import { readCaseForOfficer, type CaseReading } from '../../db/queries/case'
import { departmentsOfNodal, isVacant } from '../../db/queries/nodal'
import { decidesAt } from '../../db/queries/proposal'
import type { ActSubject } from '../../views/officer/act-page'
import { readNumber } from '../../workflows/grievance/number'
import { paths } from '../paths'
import type { Env } from '../route'
import { officerOf, ownPostings } from './reader'
import type { Standing } from './standing'

/** A case that the reader may know of, and how the reader stands to it. */
export interface Found {
  reading: CaseReading
  standing: Standing
}

/** The case of the address. Null for an unknown number and for one of others alike. */
export async function findCase(c: Context<Env>): Promise<Found | null> {
  const number = readNumber(c.req.param('number') ?? '')
  if (!number) return null
  const { db } = c.var.deps
  const own = ownPostings(officerOf(c))
  const reading = await readCaseForOfficer(db, number, own)
  if (!reading) return null
  const { situation } = reading
  const [nodalOf, deciding, vacated] = await Promise.all([
    departmentsOfNodal(db, own),
    decidesAt(db, number, own, officerOf(c).id),
    isVacant(db, situation.posting),
  ])
  return { reading, standing: { situation, own, nodalOf, deciding, vacated } }
}

export function subjectOf({ reading }: Found): ActSubject {
  const { number, title, language } = reading.content
  return { number, title, language, href: paths.officerCase(number) }
}
