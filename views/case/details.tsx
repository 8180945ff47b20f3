import { Facts, type Fact } from '../components/facts'
import { dayOfDate, fileSize } from '../format'
import type { Translator } from '../i18n'
import { languageOf } from './script'

/** A photo or PDF as a link. */
export interface CaseDocument {
  id: string
  name: string
  mediaType: string
  bytes: number
  href: string
}

/** What somebody wrote at a step. */
export interface Writing {
  body: string
  /** The day of the action that a report tells, such as `2026-11-22`. */
  doneOn?: string | null
}

/** A message to the citizen about a step, and what became of it. */
export interface SentMessage {
  channel: 'sms' | 'email'
  state: 'queued' | 'sending' | 'sent' | 'delivered' | 'failed' | 'undelivered' | 'unconfirmed'
}

interface StepDetailsProps {
  t: Translator
  writing?: Writing
  documents?: CaseDocument[]
  messages?: SentMessage[]
  /** Where a report can be had as a PDF. */
  paper?: string
}

/** Words, documents and messages of one step. Null when there is nothing to show. */
export function StepDetails({ t, writing, documents = [], messages = [], paper }: StepDetailsProps) {
  if (!writing && documents.length === 0 && messages.length === 0 && !paper) return null
  return (
    <>
      {writing?.doneOn && <Facts facts={[doneOnFact(t, writing.doneOn)]} />}
      {writing && (
        <p class="words" lang={languageOf(writing.body)}>
          {writing.body}
        </p>
      )}
      <Documents t={t} documents={documents} />
      {paper && (
        <p>
          <a href={paper}>{t('papers.report.open')}</a>
        </p>
      )}
      {messages.length > 0 && (
        <p class="soft">
          {messages.map(({ channel, state }) => t(`case.message.${channel}.${state}`)).join(' ')}
        </p>
      )}
    </>
  )
}

const doneOnFact = (t: Translator, doneOn: string): Fact => ({
  label: t('case.done-on'),
  value: <time datetime={doneOn}>{dayOfDate(t.language, doneOn)}</time>,
})

export function Documents({ t, documents }: { t: Translator; documents: CaseDocument[] }) {
  if (documents.length === 0) return null
  return (
    <ul class="documents">
      {documents.map((document) => (
        <li>
          <a href={document.href}>
            {document.name} ({t(`case.media.${document.mediaType === 'application/pdf' ? 'pdf' : 'photo'}`)},{' '}
            {fileSize(document.bytes)})
          </a>
        </li>
      ))}
    </ul>
  )
}
