import { createTransport } from 'nodemailer'
import { withoutPersonalData, type Handover } from './sms'

/** One email, ready to go. */
export interface Email {
  to: string
  subject: string
  text: string
  html: string
  language: string
  /** Key of the ledger: the same for every attempt. Becomes the Message-ID, by which mailboxes drop a repetition. */
  key: string
}

export interface EmailGateway {
  send(email: Email): Promise<Handover>
  close(): void
}

/** Email by the SMTP server at `url`, such as `smtps://user:password@mail.example:465`. */
export function smtpGateway({ url, from }: { url: string; from: string }): EmailGateway {
  // Given with the URL's own query, because options beside a URL are those of each message.
  const address = new URL(url)
  for (const [name, value] of Object.entries(LIMITS)) address.searchParams.set(name, value)
  const transport = createTransport(address.href)
  return {
    async send({ to, subject, text, html, language, key }: Email): Promise<Handover> {
      const headers = { 'Auto-Submitted': 'auto-generated', 'Content-Language': language }
      const messageId = `<${key}@${hostOf(from)}>`
      try {
        const { messageId: accepted } = await transport.sendMail({
          from,
          to,
          subject,
          text,
          html,
          headers,
          messageId,
        })
        return { ok: true, providerId: accepted }
      } catch (problem) {
        return refused(problem)
      }
    },
    close: () => transport.close(),
  }
}

/** Milliseconds. An activity has a minute for all messages of a step. */
const LIMITS = { connectionTimeout: '8000', greetingTimeout: '8000', socketTimeout: '15000' }

const hostOf = (from: string): string => /@([^\s>]+)/.exec(from)?.[1] ?? 'localhost'

/** 5yz is the server's final word on this mailbox; 4yz and the network are worth another attempt. */
function refused(problem: unknown): Handover {
  const { responseCode, code, command, message } = problem as {
    responseCode?: number
    code?: string
    command?: string
    message?: string
  }
  // A wrong password of ours says nothing about the mailbox.
  const final = code !== 'EAUTH' && responseCode !== undefined && responseCode >= 500
  // Once the text itself was under way the server may have taken it although its answer did not reach us.
  const lostAnswer = responseCode === undefined && command === 'DATA'
  const error = withoutPersonalData(responseCode ? `smtp-${responseCode}` : (code ?? message ?? 'smtp'))
  return { ok: false, retryable: !final, error, ...(lostAnswer ? { lostAnswer } : {}) }
}
