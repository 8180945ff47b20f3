import { and, eq, inArray, sql, type SQL } from 'drizzle-orm'
import type { CaseNumber, PostingCode } from '../../workflows/grievance/types'
import type { Queryable } from '../client'
import { actions } from '../schema/action'
import { situations } from '../schema/grievance'
import { officersPostings } from '../schema/people'
import { departments, postings } from '../schema/reference'
import { isOpen } from './worklist'

/** A proposal not to take a grievance up: of which department the grievance is, and the action that proposes it. */
export interface Proposal {
  department: string
  action: string
}

/** Whether it was proposed at the nodal posting of the department, or by who does the work of that one too. */
const fromNodalPosting = sql`(
  ${actions.action}->'by'->>'posting' = ${departments.nodalPosting}
  or exists (
    select from ${officersPostings} join ${postings} on ${postings.code} = ${departments.nodalPosting}
    where ${officersPostings.officer} = ${actions.officer}
      and ${officersPostings.posting} in (${postings.code}, ${postings.inCharge})))`

/**
 * The posting that decides on a proposal: the nodal one of the department, and the head's where the proposal comes
 * from the nodal one. In a part of the matrix they are the same, and nobody confirms what he proposed himself.
 */
const decidingPosting = (department: SQL, action: SQL): SQL => sql`(
  select case when ${fromNodalPosting} then ${departments.headPosting} else ${departments.nodalPosting} end
  from ${departments} left join ${actions} on ${actions.id} = ${action}
  where ${departments.code} = ${department})`

const proposerOf = (action: SQL): SQL =>
  sql`(select ${actions.officer} from ${actions} where ${actions.id} = ${action})`

/** The proposal that a case of `situations` waits with. */
const held = sql`(${situations.situation}->'hold'->>'action')::uuid`
const heldAt = decidingPosting(sql`${situations.department}`, held)

/** The cases of `situations` on whose proposal this officer decides by these postings. */
export function isToDecide(db: Queryable, own: PostingCode[], officer: string): SQL | undefined {
  // Not needed for the answer, but found by an index where the rest is not.
  const near = db
    .select({ code: departments.code })
    .from(departments)
    .where(sql`${inArray(departments.nodalPosting, own)} or ${inArray(departments.headPosting, own)}`)
  return and(
    isOpen,
    eq(situations.stage, 'awaiting-nodal'),
    inArray(situations.department, near),
    inArray(heldAt, own),
    sql`${proposerOf(held)} is distinct from ${officer}::uuid`,
  )
}

/** The posting by which this officer decides on the proposal that the case waits with; null where another does. */
export async function decidesAt(
  db: Queryable,
  number: CaseNumber,
  own: PostingCode[],
  officer: string,
): Promise<PostingCode | null> {
  if (own.length === 0) return null
  const [row] = await db.execute<{ posting: PostingCode }>(sql`
    select ${heldAt} as posting from ${situations}
    where ${and(eq(situations.number, number), isToDecide(db, own, officer))}`)
  return row?.posting ?? null
}

/** At which posting this proposal is decided, and by whom it is not, whatever postings he holds. */
export async function deskFor(
  db: Queryable,
  { department, action }: Proposal,
): Promise<{ posting: PostingCode | null; proposer: string | null }> {
  const id = sql`${action}::uuid`
  const [row] = await db.execute<{ posting: PostingCode | null; proposer: string | null }>(sql`
    select ${decidingPosting(sql`${department}`, id)} as posting, ${proposerOf(id)} as proposer`)
  return row ?? { posting: null, proposer: null }
}
