import { and, count, desc, eq, isNotNull, isNull, sql, type SQL } from 'drizzle-orm'
import type { Database, Queryable } from '../client'
import { audit } from '../schema/audit'
import { siteFeedback, type SiteFeedbackTopic } from '../schema/site-feedback'

export type SiteFeedback = typeof siteFeedback.$inferSelect

/** Keeps it; the same form sent twice is kept once. */
export async function insertSiteFeedback(
  db: Queryable,
  sent: Pick<SiteFeedback, 'id' | 'topic' | 'words' | 'language' | 'page' | 'createdAt'>,
): Promise<void> {
  await db.insert(siteFeedback).values(sent).onConflictDoNothing()
}

export const SITE_FEEDBACK_STATES = ['open', 'settled'] as const
export type SiteFeedbackState = (typeof SITE_FEEDBACK_STATES)[number]

const IS: Record<SiteFeedbackState, SQL> = {
  open: isNull(siteFeedback.settledAt),
  settled: isNotNull(siteFeedback.settledAt),
}

/** What a list shows; without topic or language all of them. */
export interface SiteFeedbackFilter {
  state: SiteFeedbackState
  topic?: SiteFeedbackTopic
  language?: string
}

/** The newest first. */
export const readSiteFeedback = (
  db: Queryable,
  { state, topic, language }: SiteFeedbackFilter,
  { after, most }: { after: number; most: number },
): Promise<SiteFeedback[]> =>
  db
    .select()
    .from(siteFeedback)
    .where(
      and(
        IS[state],
        topic && eq(siteFeedback.topic, topic),
        language ? eq(siteFeedback.language, language) : undefined,
      ),
    )
    .orderBy(desc(siteFeedback.createdAt), siteFeedback.id)
    .offset(after)
    .limit(most)

export interface SiteFeedbackCount {
  state: SiteFeedbackState
  topic: SiteFeedbackTopic
  language: string
  count: number
}

/** How much there is of each kind, so that every filter can say what it would show. */
export const countSiteFeedback = (db: Queryable): Promise<SiteFeedbackCount[]> => {
  const state = sql<SiteFeedbackState>`case when ${siteFeedback.settledAt} is null then 'open' else 'settled' end`
  const { topic, language } = siteFeedback
  return db
    .select({ state, topic, language, count: count() })
    .from(siteFeedback)
    .groupBy(state, topic, language)
}

export async function readSiteFeedbackEntry(db: Queryable, id: string): Promise<SiteFeedback | null> {
  const [row] = await db.select().from(siteFeedback).where(eq(siteFeedback.id, id))
  return row ?? null
}

/** An operator has dealt with it, which is put on record. False where it is settled already. */
export const settleSiteFeedback = (
  db: Database,
  id: string,
  { officer, note, at }: { officer: string; note: string; at: Date },
): Promise<boolean> =>
  db.transaction(async (tx) => {
    const settled = await tx
      .update(siteFeedback)
      .set({ settledAt: at, settledBy: officer, note })
      .where(and(eq(siteFeedback.id, id), IS.open))
      .returning({ id: siteFeedback.id })
    if (settled.length === 0) return false
    await tx
      .insert(audit)
      .values({ at, actorKind: 'officer', actor: officer, act: 'settled-site-feedback', subject: id })
    return true
  })
