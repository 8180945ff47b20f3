import type { Config } from '../../config'
import type { Database } from '../../db/client'
import { approvalsAreIllustrative } from '../../views/messages/approvals'
import { developmentOutbox } from './development-outbox'
import { smtpGateway, type EmailGateway } from './email'
import { msg91Gateway } from './msg91'
import type { SmsGateway } from './sms'

/**
 * The real providers where their settings are given, else the development outbox. In production config.ts demands
 * both, so nothing can end in the outbox there.
 */
export function gatewaysFor(config: Config, db: Database): { sms: SmsGateway; email: EmailGateway } {
  const outbox = developmentOutbox(db)
  if (config.MSG91_AUTHKEY && approvalsAreIllustrative())
    throw new Error(
      'views/messages/approvals.ts has illustrative template ids: enter those of the DLT register first',
    )
  const { MSG91_AUTHKEY, MSG91_SENDER, SMTP_URL, MAIL_FROM } = config
  return {
    sms: MSG91_AUTHKEY ? msg91Gateway({ authKey: MSG91_AUTHKEY, sender: MSG91_SENDER }) : outbox.sms,
    email: SMTP_URL ? smtpGateway({ url: SMTP_URL, from: MAIL_FROM }) : outbox.email,
  }
}
