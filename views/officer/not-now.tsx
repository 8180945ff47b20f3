import { Button } from '../components/button'
import { Facts, type Fact } from '../components/facts'
import { IdempotencyKey } from '../components/field'
import { listOfFiles, type KeptFile } from '../components/kept-files'
import type { Translator } from '../i18n'
import { CaseLine, type ActSubject } from './act-page'

/** What was in a form that came when its act was not possible any more. */
export interface Written {
  words: string
  /** The day that was entered, as people say it, under the label of its field. */
  day: Fact | null
  files: KeptFile[]
  /** What was wrong with some of the files, as a sentence. */
  filesFault?: string
}

/** The form of the owed report, to be opened with what was written. */
export interface OwedForm {
  action: string
  idempotencyKey: string
  kept: Record<string, string>
}

interface NotNowProps {
  t: Translator
  subject: ActSubject
  act: string
  /** A code of the rules. */
  reason: string
  /** Null where only the form was asked for. */
  written: Written | null
  /** Where the time of a report passed while it was written: the report is owed now, and can be filed as that. */
  owed: OwedForm | null
}

/** The rules do not allow this now: why, the way on and back, and all that was written meanwhile. */
export function NotNow({ t, subject, act, reason, written, owed }: NotNowProps) {
  return (
    <>
      <CaseLine t={t} subject={subject} />
      <h1>{t('officer-acts.not-now', { act: t(`officer-acts.${act}.title`) })}</h1>
      <p class="lead">{owed ? t('officer-acts.not-now-owed') : t(`refusals.${reason}`)}</p>
      {owed && <ToOwedReport t={t} owed={owed} />}
      {written && <WhatWasWritten t={t} written={written} />}
      <p class="row">
        <a href={subject.href}>{t('officer-acts.to-case')}</a>
      </p>
    </>
  )
}

/** A form rather than a link: what somebody wrote stands in no address. */
function ToOwedReport({ t, owed }: { t: Translator; owed: OwedForm }) {
  return (
    <form method="post" action={owed.action}>
      <IdempotencyKey value={owed.idempotencyKey} />
      {Object.entries(owed.kept).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <p class="row">
        <Button name="step" value="change">
          {t('officer-acts.go-on-as-owed')}
        </Button>
      </p>
    </form>
  )
}

function WhatWasWritten({ t, written }: { t: Translator; written: Written }) {
  const { words, day, files, filesFault } = written
  const names = listOfFiles(files)
  const facts = [...(day ? [day] : []), ...(names ? [{ label: t('common.kept-files'), value: names }] : [])]
  if (!words && facts.length === 0 && !filesFault) return null
  return (
    <section aria-labelledby="written">
      <h2 id="written">{t('officer-acts.your-words')}</h2>
      {words && <p class="words quote">{words}</p>}
      {facts.length > 0 && <Facts facts={facts} />}
      {filesFault && <p class="fault">{filesFault}</p>}
    </section>
  )
}
