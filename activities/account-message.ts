import { forgetErased, giveUpOld, unsentAccountMessages } from '../db/queries/account-message'
import type { MessageSources } from '../views/messages/values'
import { deliver, type DeliveryParts } from './delivery'
import { NO_CASE } from './one-time-password'

/**
 * Sends what concerns registrations and no case: there is no workflow that would. Called after whatever queues one, and
 * once an hour for what a provider or a crash has left; after a day it is given up. Never throws.
 */
export function accountMessenger(parts: DeliveryParts & Pick<MessageSources, 'words'>) {
  const sources = { ...NO_CASE, words: parts.words }
  return async (): Promise<void> => {
    try {
      await giveUpOld(parts.db)
      for (const message of await unsentAccountMessages(parts.db)) await deliver(parts, message, sources)
      await forgetErased(parts.db)
    } catch (error) {
      parts.log.error({ err: error }, 'messages about registrations wait for the next hour')
    }
  }
}
