import { and, desc, eq, inArray, sql, type SQL } from 'drizzle-orm'
import type { CaseNumber, PostingCode } from '../../workflows/grievance/types'
import type { Queryable } from '../client'
import { audit } from '../schema/audit'
import { documents } from '../schema/document'

/** What was read of a case. By the link of an SMS it is the report alone. */
export const READINGS = ['read-case', 'read-document', 'read-for-call', 'read-by-link'] as const
export type ReadingKind = (typeof READINGS)[number]

export interface Reading {
  number: CaseNumber
  what: ReadingKind
  /** Null for whoever has the link of an SMS. */
  officer: string | null
  /** By which posting an officer could read it; null where a role opens it. */
  posting?: PostingCode | null
  document?: string
}

/**
 * Reading what belongs to a person leaves a trace: who read which case, when. Once for ten minutes: a page that looks
 * again every other second while the case is busy is one reading.
 */
export async function noteReading(db: Queryable, reading: Reading): Promise<void> {
  const { number, what, officer, posting, document } = reading
  const detail = JSON.stringify({ ...(posting ? { posting } : {}), ...(document ? { document } : {}) })
  await db.execute(sql`
    insert into ${audit} (actor_kind, actor, act, subject, detail)
    select ${officer ? 'officer' : 'anonymous'}, ${officer}, ${what}, ${number}, ${detail}::jsonb
    where not exists (
      select from ${audit} where ${audit.subject} = ${number} and ${audit.actor} is not distinct from ${officer}::text
        and ${audit.act} = ${what} and ${audit.detail} = ${detail}::jsonb
        and ${audit.at} > now() - interval '10 minutes')`)
}

export interface PastReading {
  at: Date
  what: ReadingKind
  posting: PostingCode | null
}

const MOST = 500

/** Who has read a case, the last first: postings and never people. The caller has made sure that the case is the reader's. */
export const readingsOf = (db: Queryable, number: CaseNumber): Promise<PastReading[]> =>
  readings(db, number, inArray(audit.act, READINGS))

/**
 * Who has read what a follower has added: with the case, or as one of the papers that came with it. Readings within ten
 * minutes are one, so that one of just before may be the one of just after.
 */
export const readingsOfAdded = (
  db: Queryable,
  number: CaseNumber,
  { id, citizen }: { id: string; citizen: string },
): Promise<PastReading[]> =>
  readings(
    db,
    number,
    sql`(${audit.act} = 'read-case' or ${audit.act} = 'read-document' and ${audit.detail}->>'document' in
        (select id::text from ${documents} where ${documents.number} = ${number} and ${documents.action} = ${id}))
      and ${audit.at} > (select max(at) from ${audit} where ${audit.subject} = ${number} and ${audit.act} = 'joined'
        and ${audit.actor} = ${citizen}) - interval '10 minutes'`,
  )

async function readings(db: Queryable, number: CaseNumber, which: SQL): Promise<PastReading[]> {
  const rows = await db
    .select({ at: audit.at, act: audit.act, detail: audit.detail })
    .from(audit)
    .where(and(eq(audit.subject, number), which))
    .orderBy(desc(audit.at))
    .limit(MOST)
  return rows.map(({ at, act, detail }) => ({
    at,
    what: act as ReadingKind,
    posting: typeof detail.posting === 'string' ? detail.posting : null,
  }))
}
