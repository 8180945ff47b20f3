import type { Logger } from 'pino'
import type { Database } from '../db/client'
import {
  addressOf,
  claimMessage,
  lostAnswersOf,
  recordHandover,
  type LedgerMessage,
} from '../db/queries/message'
import { recordAcceptance } from '../db/queries/delivery-report'
import type { Approvals } from '../views/messages/approvals'
import { renderEmail } from '../views/messages/email'
import { approvedText, renderSms, type TemplateName } from '../views/messages/templates'
import { slotValues, type MessageSources, type MessageVariables } from '../views/messages/values'
import type { SlotValues } from '../views/messages/slots'
import type { Counts } from '../operations/metrics'
import { noTraces, type Traces } from '../operations/traces'
import type { EmailGateway } from './gateways/email'
import type { Handover, SmsGateway } from './gateways/sms'

export interface DeliveryParts {
  db: Database
  sms: SmsGateway
  email: EmailGateway
  log: Pick<Logger, 'error'>
  /** Under which ids the state has registered its SMS. */
  approvals: Approvals
  counts?: Counts
  traces?: Traces
}

/**
 * `retry` is worth another attempt; `not-ours` another process has it. The rest are final for us: `unconfirmed` may have
 * gone out, as its answers were lost.
 */
export type Delivery = 'sent' | 'failed' | 'undelivered' | 'unconfirmed' | 'retry' | 'not-ours'

/** MSG91 knows no idempotency key, so each attempt whose answer is lost may be one more SMS on the telephone. */
const MOST_LOST_ANSWERS = 2

/** A message that is not tried again, with values that the ledger never holds, such as the code of a password. */
export interface OnlyAttempt {
  secrets: SlotValues
}

/**
 * One attempt at one message: queued -> sending, committed, then the call, then what became of it. After a lost answer
 * it goes out once more; after the second it ends as unconfirmed. A row that is found as `sending` lost its answer to a
 * crash of ours. Answers that say that nothing was accepted do not count.
 */
export async function deliver(
  parts: DeliveryParts,
  message: LedgerMessage,
  sources: MessageSources,
  only?: OnlyAttempt,
): Promise<Delivery> {
  const { channel, template, number, traceparent: cause } = message
  const details = { template, number: number ?? undefined }
  const work = { name: `send ${channel}`, kind: 'client', cause, details } as const
  return (parts.traces ?? noTraces).during(work, async (end) => {
    const became = await attempt(parts, message, sources, only)
    end({ details: { state: became }, failed: became !== 'sent' && became !== 'not-ours' })
    return became
  })
}

async function attempt(
  parts: DeliveryParts,
  message: LedgerMessage,
  sources: MessageSources,
  only?: OnlyAttempt,
): Promise<Delivery> {
  const lost = lostAnswersOf(message)
  if (!(await claimMessage(parts.db, message))) return 'not-ours'
  const outcome = lost < MOST_LOST_ANSWERS ? await handOver(parts, message, sources, only?.secrets) : GIVEN_UP
  const { channel } = message
  if (outcome.ok) {
    const early = await recordAcceptance(parts.db, message.id, outcome.providerId)
    parts.counts?.message({ channel, state: 'sent', error: null })
    if (early) parts.counts?.message({ channel, state: early, error: null })
    return 'sent'
  }
  const lostAnswers = lost + (outcome.lostAnswer ? 1 : 0)
  const state = stateAfter(outcome, lostAnswers, only !== undefined)
  await recordHandover(parts.db, message.id, { state, error: outcome.error, lostAnswers })
  parts.counts?.message({ channel, state, error: outcome.error })
  return state === 'queued' ? 'retry' : state
}

/** Nothing is sent any more: a crash took the second answer. */
const GIVEN_UP: Handover = { ok: false, retryable: true, error: 'answer-lost' }

function stateAfter({ retryable }: { retryable: boolean }, lostAnswers: number, onlyAttempt: boolean) {
  if (!retryable) return 'failed'
  if (lostAnswers >= (onlyAttempt ? 1 : MOST_LOST_ANSWERS)) return 'unconfirmed'
  return onlyAttempt ? 'undelivered' : 'queued'
}

async function handOver(
  parts: DeliveryParts,
  message: LedgerMessage,
  sources: MessageSources,
  secrets: SlotValues = {},
): Promise<Handover> {
  const address = await addressOf(parts.db, message)
  if (!address) return { ok: false, retryable: false, error: 'no-address' }
  const content = rendered(parts, message, sources, secrets)
  if (typeof content === 'string') return { ok: false, retryable: false, error: content }
  const { key } = message
  return 'subject' in content
    ? parts.email.send({ to: address, key, ...content })
    : parts.sms.send({ mobile: address, key, ...content })
}

/** What is to go out, or why nothing can. Another attempt would fail alike: the text or its values are wrong. */
function rendered(
  { log, approvals }: DeliveryParts,
  message: LedgerMessage,
  sources: MessageSources,
  secrets: SlotValues,
) {
  try {
    const content =
      message.channel === 'email'
        ? emailOf(message, sources, secrets)
        : smsOf(message, sources, secrets, approvals)
    return content ?? 'no-approved-text'
  } catch (error) {
    const { id, number, template } = message
    log.error({ err: error, message: id, number, template }, 'a message could not be rendered')
    return 'not-rendered'
  }
}

function emailOf(
  { recipientKind, language, ...message }: LedgerMessage,
  sources: MessageSources,
  { code }: SlotValues,
) {
  const template = message.template as TemplateName
  const variables = message.variables as MessageVariables
  const officer = recipientKind === 'officer'
  return { language, ...renderEmail({ template, variables, language, officer, code }, sources) }
}

/** Null where the register has approved no text that could be sent. */
function smsOf(message: LedgerMessage, sources: MessageSources, secrets: SlotValues, approvals: Approvals) {
  const template = message.template as TemplateName
  const approved = approvedText(template, message.language, sources.words, approvals)
  if (!approved) return null
  const { flowId, language, text } = approved
  const values = { ...slotValues(message.variables as MessageVariables, language, sources), ...secrets }
  return { templateId: flowId, language, ...renderSms(text, values) }
}
