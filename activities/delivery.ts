import type { Database } from '../db/client'
import { addressOf, claimMessage, recordHandover, type LedgerMessage } from '../db/queries/message'
import { settleEarlyReport } from '../db/queries/delivery-report'
import { renderEmail } from '../views/messages/email'
import { approvedText, renderSms, type TemplateName } from '../views/messages/templates'
import { slotValues, type MessageSources, type MessageVariables } from '../views/messages/values'
import type { SlotValues } from '../views/messages/slots'
import type { EmailGateway } from './gateways/email'
import type { Handover, SmsGateway } from './gateways/sms'

export interface DeliveryParts {
  db: Database
  sms: SmsGateway
  email: EmailGateway
}

/** `sent` and `failed` are final for us; `retry` is worth another attempt; `not-ours` another process has it. */
export type Delivery = 'sent' | 'failed' | 'retry' | 'not-ours'

/**
 * One attempt at one message: queued -> sending, committed, then the call, then sent, failed or queued again.
 * A row that is found as `sending` lost its answer, to a crash of ours or to the network. Only such a one may go out
 * twice: MSG91 knows no idempotency key, while an email keeps its Message-ID.
 * @param secrets values that the ledger never holds, such as the code of a one-time password
 */
export async function deliver(
  parts: DeliveryParts,
  message: LedgerMessage,
  sources: MessageSources,
  secrets: SlotValues = {},
): Promise<Delivery> {
  if (!(await claimMessage(parts.db, message))) return 'not-ours'
  const outcome = await handOver(parts, message, sources, secrets)
  if (outcome.ok) {
    await recordHandover(parts.db, message.id, { state: 'sent', providerId: outcome.providerId })
    await settleEarlyReport(parts.db, message.id, outcome.providerId)
    return 'sent'
  }
  const state = !outcome.retryable ? 'failed' : outcome.lostAnswer ? 'sending' : 'queued'
  await recordHandover(parts.db, message.id, { state, error: outcome.error })
  return outcome.retryable ? 'retry' : 'failed'
}

async function handOver(
  { db, sms, email }: DeliveryParts,
  message: LedgerMessage,
  sources: MessageSources,
  secrets: SlotValues,
): Promise<Handover> {
  const address = await addressOf(db, message)
  if (!address) return { ok: false, retryable: false, error: 'no-address' }
  const { key, language } = message
  const template = message.template as TemplateName
  const variables = message.variables as MessageVariables
  if (message.channel === 'email') {
    const officer = message.recipientKind === 'officer'
    const content = renderEmail({ template, variables, language, officer }, sources)
    return email.send({ to: address, key, language, ...content })
  }
  const approved = approvedText(template, language)
  if (!approved) return { ok: false, retryable: false, error: 'no-approved-text' }
  const values = { ...slotValues(variables, approved.language, sources), ...secrets }
  const rendered = renderSms(approved.text, values)
  return sms.send({
    templateId: approved.flowId,
    mobile: address,
    key,
    language: approved.language,
    ...rendered,
  })
}
