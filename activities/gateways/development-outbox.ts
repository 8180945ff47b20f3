import { randomUUID } from 'node:crypto'
import type { Database } from '../../db/client'
import { outbox } from '../../db/schema/message'
import type { EmailGateway } from './email'
import type { SmsGateway } from './sms'

/** Development: every SMS and email lands in a table that a page shows, exactly as the citizen would read it. */
export function developmentOutbox(db: Database): { sms: SmsGateway; email: EmailGateway } {
  return {
    sms: {
      async send({ mobile, text, language }) {
        await db.insert(outbox).values({ channel: 'sms', recipient: mobile, body: text, language })
        return { ok: true, providerId: `development-${randomUUID()}` }
      },
    },
    email: {
      async send({ to, subject, text, language }) {
        await db.insert(outbox).values({ channel: 'email', recipient: to, subject, body: text, language })
        return { ok: true, providerId: `development-${randomUUID()}` }
      },
      close() {},
    },
  }
}
