import { ApplicationFailure } from '@temporalio/common'
import { markUndelivered, unsentMessages, type LedgerMessage } from '../db/queries/message'
import { openTokens, type TokenOf } from '../db/queries/report-link'
import { postingNames } from '../db/queries/posting-name'
import { nameFor } from '../db/schema/names'
import type { MessageSources } from '../views/messages/values'
import type { MessageActivities, MessagesDue, UndeliveredActivities } from '../workflows/grievance/activities'
import { deliver, type Delivery, type DeliveryParts } from './delivery'

export interface NotifyDependencies extends DeliveryParts {
  /** The addresses in messages; `tokenOf` gives that part of a report's link which nobody can guess. */
  links: (tokenOf: TokenOf) => MessageSources['links']
  /** From which the links are derived, the present one first. */
  secrets: readonly [string, ...string[]]
  /** How the state is named in each language. */
  words: MessageSources['words']
}

/** Milliseconds. An attempt has half a minute, and a provider answers within 15 seconds. */
const BEGIN_WITHIN = 10_000

/** Activities of the task queue `<TASK_QUEUE>-messages`. */
export function createMessageActivities(parts: NotifyDependencies): MessageActivities {
  return {
    async sendMessages(due: MessagesDue): Promise<void> {
      const { left, of } = await sendUnsent(parts, due, BEGIN_WITHIN)
      if (left > 0) throw ApplicationFailure.retryable(`${left} of ${of} messages not sent yet`, 'Unsent')
    },
  }
}

/** Runs with the case's own activities: it only writes. */
export function createUndeliveredActivities({
  db,
  counts,
}: Pick<NotifyDependencies, 'db' | 'counts'>): UndeliveredActivities {
  return {
    async recordUndelivered(due) {
      for (const ended of await markUndelivered(db, due)) counts?.message(ended)
    },
  }
}

/**
 * Sends what is unsent of these steps, one after the other, and begins none when `within` milliseconds are over.
 * @returns how many of how many are left for another attempt
 */
export async function sendUnsent(
  parts: NotifyDependencies,
  due: MessagesDue,
  within: number,
): Promise<{ left: number; of: number }> {
  const started = Date.now()
  const unsent = await unsentMessages(parts.db, due)
  const sources = await sourcesFor(parts, unsent)
  let left = 0
  for (const message of unsent) {
    const late = Date.now() - started > within
    const outcome = late ? 'retry' : await attempt(parts, message, sources)
    if (outcome === 'retry' || outcome === 'not-ours') left += 1
  }
  return { left, of: unsent.length }
}

/** Whatever befalls one message, the others of the step are still sent. */
async function attempt(
  parts: NotifyDependencies,
  message: LedgerMessage,
  sources: MessageSources,
): Promise<Delivery> {
  try {
    return await deliver(parts, message, sources)
  } catch (error) {
    const { id, number, template } = message
    parts.log.error({ err: error, message: id, number, template }, 'an attempt at a message broke off')
    return 'retry'
  }
}

/** Names of all postings that these messages speak of, and their links, fetched at once. */
async function sourcesFor(parts: NotifyDependencies, messages: LedgerMessage[]): Promise<MessageSources> {
  const codes = messages.flatMap(({ variables }) =>
    typeof variables.posting === 'string' ? [variables.posting] : [],
  )
  const known = await postingNames(parts.db, [...new Set(codes)])
  const reports = messages.flatMap(({ number, variables: { report } }) =>
    number && typeof report === 'string' ? [{ number, report }] : [],
  )
  return {
    links: parts.links(await openTokens(parts.db, parts.secrets, reports)),
    words: parts.words,
    names: (posting, language) => {
      const name = known.get(posting)
      return name
        ? { designation: nameFor(name.designation, language), place: nameFor(name.place, language) }
        : null
    },
  }
}
