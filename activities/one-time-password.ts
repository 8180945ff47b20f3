import { insertPasswordMessage, type CodeAddress } from '../db/queries/message'
import type { MessageSources } from '../views/messages/values'
import { deliver, type DeliveryParts } from './delivery'

/** A one-time password, and what concerns a registration, names no posting and no case. */
export const NO_CASE: Omit<MessageSources, 'words'> = {
  names: () => null,
  links: { report: () => '', grievance: () => '', followed: () => '', officerCase: () => '' },
}

/**
 * Sends one-time passwords through the same gateways and ledger as all messages, but from the web process and at once: a
 * citizen waits for it, and it must come while Temporal is away. One attempt; whoever waits asks for another code.
 * The code is given to the provider and stands nowhere in the ledger.
 */
export function codeSender(parts: DeliveryParts & Pick<MessageSources, 'words'>) {
  const sources = { ...NO_CASE, words: parts.words }
  return async ({
    code,
    ...message
  }: { id: string; code: string; language: string } & CodeAddress): Promise<boolean> => {
    const row = await insertPasswordMessage(parts.db, message)
    return (await deliver(parts, row, sources, { secrets: { code } })) === 'sent'
  }
}
