import { languageOf } from '../case/script'
import { Button } from '../components/button'
import { ErrorSummary } from '../components/error-summary'
import { Facts } from '../components/facts'
import { TextArea, type Faults } from '../components/field'
import { Notification } from '../components/notification'
import { dayAndTime, machineTime } from '../format'
import type { Translator } from '../i18n'

interface SiteFeedbackEntryProps {
  t: Translator
  now: number
  entry: {
    topic: string
    words: string
    language: string
    page: string | null
    createdAt: Date
    settledAt: Date | null
    note: string | null
  }
  /** What was typed, and what is to be mended in it. */
  note: string
  faults: Faults
  back: string
}

/** One piece of feedback, and what is done about it. */
export function SiteFeedbackEntry({ t, now, entry, note, faults, back }: SiteFeedbackEntryProps) {
  const topic = t(`site-feedback.topic.${entry.topic}`)
  return (
    <>
      <ErrorSummary t={t} faults={faults} />
      <div>
        <a class="back" href={back}>
          {t('site-feedback.entry.back')}
        </a>
        <h1>{t('site-feedback.entry.title', { topic })}</h1>
      </div>
      {entry.settledAt && (
        <Notification
          title={t('site-feedback.entry.settled', { when: dayAndTime(t.language, entry.settledAt, now) })}
        >
          <p class="words" lang={languageOf(entry.note ?? '')}>
            {entry.note}
          </p>
        </Notification>
      )}
      <blockquote class="words" lang={languageOf(entry.words)}>
        {entry.words}
      </blockquote>
      <Facts facts={factsOf(t, now, entry)} />
      {!entry.settledAt && <SettleForm t={t} note={note} fault={faults.note} />}
    </>
  )
}

const factsOf = (t: Translator, now: number, entry: SiteFeedbackEntryProps['entry']) => [
  {
    label: t('site-feedback.list.when'),
    value: (
      <time datetime={machineTime(entry.createdAt)}>{dayAndTime(t.language, entry.createdAt, now)}</time>
    ),
  },
  { label: t('site-feedback.list.page'), value: entry.page ?? t('site-feedback.list.no-page') },
  { label: t('site-feedback.list.language'), value: t(`site-feedback.language.${entry.language}`) },
]

function SettleForm({ t, note, fault }: { t: Translator; note: string; fault?: string }) {
  return (
    <form method="post" class="stack-form">
      <h2>{t('site-feedback.entry.settle')}</h2>
      <p>{t('site-feedback.entry.settle-lead')}</p>
      <TextArea
        name="note"
        label={t('site-feedback.entry.note')}
        hint={t('site-feedback.entry.note-hint')}
        value={note}
        fault={fault}
        rows={3}
        required
      />
      <div class="row">
        <Button>{t('site-feedback.entry.settle')}</Button>
      </div>
    </form>
  )
}
