import { Button, ButtonLink } from '../components/button'
import { ErrorSummary } from '../components/error-summary'
import { Choices, IdempotencyKey, TextArea, type Faults } from '../components/field'
import { Notification } from '../components/notification'
import { TYPED_FORM } from '../components/typed'
import type { Translator } from '../i18n'

interface SiteFeedbackFormProps {
  t: Translator
  idempotencyKey: string
  topics: readonly string[]
  topic: string
  words: string
  /** Pattern of the page that it is about; empty where it is not known. */
  page: string
  faults: Faults
  links: { newGrievance: string; self: string }
}

/** What somebody has to say of the site; nothing of the person is asked. */
export function SiteFeedbackForm(props: SiteFeedbackFormProps) {
  const { t, idempotencyKey, topics, topic, words, page, faults, links } = props
  return (
    <>
      <ErrorSummary t={t} faults={faults} />
      <h1>{t('site-feedback.title')}</h1>
      <p class="lead">{t('site-feedback.lead')}</p>
      <section class="panel">
        <h2>{t('site-feedback.not-a-grievance')}</h2>
        <p>{t('site-feedback.not-a-grievance-text')}</p>
        <p>
          <a href={links.newGrievance}>{t('site-feedback.file')}</a>
        </p>
      </section>
      <form id={TYPED_FORM} method="post" action={links.self}>
        <IdempotencyKey value={idempotencyKey} />
        <input type="hidden" name="page" value={page} />
        {page !== '' && <p class="soft">{t('site-feedback.page', { page })}</p>}
        <Choices
          name="topic"
          label={t('site-feedback.topic')}
          fault={faults.topic}
          value={topic}
          choices={topics.map((value) => ({ value, label: t(`site-feedback.topic.${value}`) }))}
        />
        <TextArea
          name="words"
          label={t('site-feedback.words')}
          hint={t('site-feedback.words-hint')}
          fault={faults.words}
          value={words}
          rows={6}
          required
        />
        <div class="row">
          <Button>{t('site-feedback.send')}</Button>
        </div>
      </form>
    </>
  )
}

interface ThanksProps {
  t: Translator
  links: { home: string; newGrievance: string }
}

export function SiteFeedbackThanks({ t, links }: ThanksProps) {
  return (
    <>
      <h1>{t('site-feedback.thanks')}</h1>
      <p class="lead">{t('site-feedback.thanks-text')}</p>
      <Notification title={t('site-feedback.not-a-grievance')} tone="plain">
        <p>{t('site-feedback.not-a-grievance-text')}</p>
        <p>
          <a href={links.newGrievance}>{t('site-feedback.file')}</a>
        </p>
      </Notification>
      <p class="row">
        <ButtonLink href={links.home} kind="quiet">
          {t('site-feedback.to-home')}
        </ButtonLink>
      </p>
    </>
  )
}
