import { Filters, type Filter } from '../components/filters'
import { dayAndTime, machineTime } from '../format'
import type { Translator } from '../i18n'

/** A message as the provider would have got it. */
export interface SentMessage {
  id: string
  channel: 'sms' | 'email'
  recipient: string
  subject: string
  body: string
  language: string
  at: Date
}

interface OutboxProps {
  t: Translator
  messages: SentMessage[]
  filters: Filter[]
  /** This page, for the list to fetch itself again. */
  href: string
  now: number
}

export function Outbox({ t, messages, filters, href, now }: OutboxProps) {
  return (
    <>
      <h1>{t('development.outbox')}</h1>
      <p class="lead">{t('development.outbox-lead')}</p>
      <Filters label={t('development.recipients')} filters={filters} />
      <OutboxList t={t} messages={messages} href={href} now={now} />
    </>
  )
}

/** The part that htmx renews; morphing keeps focus and selection where they are. */
export function OutboxList({ t, messages, href, now }: Omit<OutboxProps, 'filters'>) {
  return (
    <ol class="outbox" id="outbox" hx-get={href} hx-trigger="every 2s" hx-swap="outerMorph">
      {messages.length === 0 && <li>{t('development.outbox-empty')}</li>}
      {messages.map((message) => (
        <li id={`message-${message.id}`}>
          <Message t={t} message={message} now={now} />
        </li>
      ))}
    </ol>
  )
}

function Message({ t, message, now }: { t: Translator; message: SentMessage; now: number }) {
  const channel = t(`development.channel.${message.channel}`)
  return (
    <article class="message">
      <p class="soft">
        {t('development.to', { channel, recipient: message.recipient })} ·{' '}
        <time datetime={machineTime(message.at)}>{dayAndTime(t.language, message.at, now)}</time>
      </p>
      <div lang={message.language}>
        {message.subject && <h2>{message.subject}</h2>}
        <p class="words">{withLinks(message.body)}</p>
      </div>
    </article>
  )
}

const ADDRESS = /(https?:\/\/[^\s<>"]+)/

/** A text with its addresses as links; a full stop after an address does not belong to it. */
function withLinks(text: string) {
  return text.split(ADDRESS).map((part) => {
    if (!ADDRESS.test(part)) return part
    const href = part.replace(/[.,;)]+$/, '')
    return (
      <>
        <a href={href}>{href}</a>
        {part.slice(href.length)}
      </>
    )
  })
}
