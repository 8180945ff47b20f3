import { ChangeableRow } from '../../components/changeable-row'
import { ButtonLink } from '../../components/button'
import { Notification } from '../../components/notification'
import { fullDay, machineTime } from '../../format'
import type { Language, Translator } from '../../i18n'
import { spoken } from '../../officer/case'
import { Browsers, type Browser } from './browsers'
import { ErasureNotice } from './erasure-notice'

interface OverviewProps {
  t: Translator
  person: {
    name: string
    /** E.164; null for one who filed without a name. */
    mobile: string | null
    email: string | null
    language: Language
    since: Date
    grievances: number
  }
  /** Which messages, as one sentence. */
  messages: string
  /** An email whose code is awaited. */
  awaited: { href: string } | null
  erasure: { day: string; href: string } | null
  browsers: Browser[]
  /** What has just been done. */
  done: string | null
  now: number
  idempotencyKey: string
  links: Record<'details' | 'mobile' | 'messages' | 'grievances' | 'download' | 'erasure' | 'privacy', string>
}

/** All that is held of a citizen, and what can be done about it. */
export function Overview(props: OverviewProps) {
  const { t, done, awaited, erasure, links } = props
  return (
    <>
      <h1>{t('my-data.title')}</h1>
      {done && <Notification title={t(`my-data.done.${done}`)} />}
      {awaited && (
        <Notification title={t('my-data.email-awaited')} tone="soon">
          <p>
            <a href={awaited.href}>{t('my-data.email-awaited-go')}</a>
          </p>
        </Notification>
      )}
      {erasure && <ErasureNotice t={t} {...erasure} />}
      <Held {...props} />
      <Browsers {...props} />
      <section class="prose">
        <h2>{t('my-data.more')}</h2>
        <p>{t('my-data.readers-where')}</p>
        <p>{t('my-data.download-what')}</p>
        <div class="row">
          <ButtonLink href={links.download} kind="quiet">
            {t('my-data.download')}
          </ButtonLink>
        </div>
        <p>
          <a href={links.erasure}>{t('my-data.erase')}</a>
        </p>
        <p>
          <a href={links.privacy}>{t('layout.privacy')}</a>
        </p>
      </section>
    </>
  )
}

function Held(props: OverviewProps) {
  const { t, person, links } = props
  return (
    <dl class="review">
      {person.mobile ? <Named {...props} mobile={person.mobile} /> : <Unnamed t={t} />}
      <ChangeableRow t={t} label={t('my-data.grievances')}>
        <a href={links.grievances}>{t('my-data.grievances-count', { count: person.grievances })}</a>
      </ChangeableRow>
    </dl>
  )
}

const Unnamed = ({ t }: { t: Translator }) => (
  <ChangeableRow t={t} label={t('my-data.name')}>
    {t('my-data.unnamed')}
  </ChangeableRow>
)

function Named({ t, person, mobile, messages, links }: OverviewProps & { mobile: string }) {
  const { details } = links
  return (
    <>
      <ChangeableRow t={t} label={t('my-data.name')} change={details}>
        {person.name}
      </ChangeableRow>
      <ChangeableRow t={t} label={t('my-data.mobile')} change={links.mobile}>
        <span class="number">{spoken(mobile)}</span>
      </ChangeableRow>
      <ChangeableRow t={t} label={t('my-data.email')} change={details}>
        <span class="block">{person.email ?? t('my-data.no-email')}</span>
      </ChangeableRow>
      <ChangeableRow t={t} label={t('my-data.language')} change={details}>
        {t(`sign-in.register.language.${person.language}`)}
      </ChangeableRow>
      <ChangeableRow t={t} label={t('my-data.messages')} change={links.messages}>
        {messages}
      </ChangeableRow>
      <ChangeableRow t={t} label={t('my-data.since')}>
        <time datetime={machineTime(person.since)}>{fullDay(t.language, person.since)}</time>
      </ChangeableRow>
    </>
  )
}
