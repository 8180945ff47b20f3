import { and, asc, eq, inArray } from 'drizzle-orm'
import type { CaseNumber } from '../../workflows/grievance/types'
import type { Queryable } from '../client'
import { actions, writings } from '../schema/action'
import { grievances } from '../schema/grievance'
import { messages } from '../schema/message'
import { isAddressed } from './expired'

/** All grievances of a citizen by number, the oldest first. */
export async function ownNumbers(db: Queryable, citizen: string): Promise<CaseNumber[]> {
  const rows = await db
    .select({ number: grievances.number })
    .from(grievances)
    .where(eq(grievances.citizen, citizen))
    .orderBy(asc(grievances.filedAt))
  return rows.map(({ number }) => number)
}

const columns = {
  template: messages.template,
  channel: messages.channel,
  language: messages.language,
  state: messages.state,
  queuedAt: messages.queuedAt,
  sentAt: messages.sentAt,
  endedAt: messages.endedAt,
}

/** What the ledger has of messages to this citizen about one case. */
export const messagesAbout = (db: Queryable, number: CaseNumber, citizen: string) =>
  db
    .select(columns)
    .from(messages)
    .where(
      and(
        eq(messages.number, number),
        eq(messages.recipientKind, 'citizen'),
        eq(messages.recipient, citizen),
      ),
    )
    .orderBy(asc(messages.queuedAt))

/** Codes and what concerns the registration, as long as the ledger knows whose they were. */
export const messagesTo = (db: Queryable, { mobile, email }: Ways) =>
  db
    .select(columns)
    .from(messages)
    .where(
      and(
        isAddressed,
        inArray(
          messages.recipient,
          [mobile, email].flatMap((way) => way ?? []),
        ),
      ),
    )
    .orderBy(asc(messages.queuedAt))
    .limit(200)

interface Ways {
  mobile: string | null
  email: string | null
}

/** What this citizen did on one case, with the words of it, also where the case refused it. */
export const ownActsOn = (db: Queryable, number: CaseNumber, citizen: string) =>
  db
    .select({
      kind: actions.kind,
      at: actions.submittedAt,
      verdict: actions.verdict,
      reason: actions.reason,
      words: writings.body,
    })
    .from(actions)
    .leftJoin(writings, eq(writings.action, actions.id))
    .where(and(eq(actions.number, number), eq(actions.citizen, citizen)))
    .orderBy(asc(actions.submittedAt))
