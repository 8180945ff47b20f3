import type { Config } from '../../config'
import type { Database } from '../../db/client'
import { illustrativeTemplates, type Approvals } from '../../views/messages/approvals'
import { developmentOutbox } from './development-outbox'
import { smtpGateway, type EmailGateway } from './email'
import { msg91Gateway } from './msg91'
import type { SmsGateway } from './sms'

/**
 * The real providers where their settings are given, else the development outbox. In production config.ts demands
 * both, so nothing can end in the outbox there.
 * @throws with a key of MSG91 while the state has texts with made-up ids, naming them: no site may open to citizens so
 */
export function gatewaysFor(
  config: Config,
  db: Database,
  approvals: Approvals,
): { sms: SmsGateway; email: EmailGateway } {
  const outbox = developmentOutbox(db)
  const illustrative = illustrativeTemplates(approvals)
  if (config.MSG91_AUTHKEY && illustrative.length > 0)
    throw new Error(
      `reference/${config.STATE}/sms.csv has made-up ids, which MSG91 refuses, for: ${illustrative.join(', ')}. ` +
        'Enter those of the DLT register, or leave both ids of a language empty to send English.',
    )
  const { MSG91_AUTHKEY, MSG91_SENDER, SMTP_URL, MAIL_FROM } = config
  return {
    sms: MSG91_AUTHKEY ? msg91Gateway({ authKey: MSG91_AUTHKEY, sender: MSG91_SENDER }) : outbox.sms,
    email: SMTP_URL ? smtpGateway({ url: SMTP_URL, from: MAIL_FROM }) : outbox.email,
  }
}
