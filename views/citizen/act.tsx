import type { Child } from 'hono/jsx'
import { Button } from '../components/button'
import { Cautions, CautionsSeen } from '../components/cautions'
import { ErrorSummary } from '../components/error-summary'
import { Choices, IdempotencyKey, TextArea, type Faults } from '../components/field'
import { KeptFiles, type KeptFile } from '../components/kept-files'
import { Notification } from '../components/notification'
import { FILE_LIMITS, PhotoField } from '../components/photo-field'
import { TYPED_FORM, typedOr } from '../components/typed'
import { numberInGroups } from '../format'
import type { Translator } from '../i18n'

/** What the form has in it; `report` is the one that feedback speaks of. */
export interface ActFormValues {
  text: string
  satisfied?: string
  reason?: string
  report?: string
  /** Cautions that it has shown before. */
  cautioned: string[]
}

export interface ActFormProps {
  t: Translator
  /** `answer`, `note`, `feedback`, `reopen` or `contest`: the words are under it. */
  act: string
  number: string
  /** The question or the report that the act is about. */
  about?: Child
  values: ActFormValues
  /** The question that is answered. */
  hold?: string
  /** Codes of reasons; only feedback asks for one. */
  reasons?: string[]
  faults: Faults
  /** What the writer may want to take out of the words. */
  cautions: string[]
  /** Why it cannot be done, as a sentence. */
  refusal?: string
  idempotencyKey: string
  /** Null where no papers belong to the act. */
  files: FilesProps['files'] | null
  back: string
}

/** One act of the citizen on a case, on its own page. */
export function ActForm(props: ActFormProps) {
  const { t, act, number, about, values, hold, faults, cautions, refusal, idempotencyKey, files, back } =
    props
  return (
    <>
      {refusal && <Notification title={refusal} tone="late" first />}
      <ErrorSummary t={t} faults={faults} />
      <Cautions t={t} cautions={cautions} change="#text" pressed />
      <div>
        <p class="soft">
          {t('grievance.number')} <span class="number">{numberInGroups(number)}</span>
        </p>
        <h1>{t(`grievance.${act}.title`)}</h1>
      </div>
      {about}
      <form
        id={TYPED_FORM}
        method="post"
        enctype={files ? 'multipart/form-data' : undefined}
        class={act === 'feedback' ? 'feedback' : undefined}
      >
        <IdempotencyKey value={idempotencyKey} />
        <CautionsSeen cautions={cautions} before={values.cautioned} />
        {hold && <input type="hidden" name="hold" value={typedOr('hold', hold)} />}
        {act === 'feedback' && <Satisfaction {...props} />}
        <TextArea
          name="text"
          label={
            act === 'feedback'
              ? t('common.optional', { label: t('grievance.feedback.text') })
              : t(`grievance.${act}.text`)
          }
          hint={t(`grievance.${act}.hint`)}
          fault={faults.text}
          value={values.text}
          required={act !== 'feedback'}
        />
        {files && <Files t={t} files={files} fault={faults.files} />}
        <div class="row">
          <Button>{t(`grievance.${act}.send`)}</Button>
          <a href={back}>{t('common.back')}</a>
        </div>
      </form>
    </>
  )
}

interface FilesProps {
  t: Translator
  /** What came with an earlier sending of the same form. */
  files: KeptFile[]
  fault?: string
}

function Files({ t, files, fault }: FilesProps) {
  return (
    <>
      <KeptFiles t={t} files={files} />
      <PhotoField
        t={t}
        name="files"
        label={t('common.optional', { label: t('filing.details.files') })}
        hint={t('filing.details.files-hint', FILE_LIMITS)}
        fault={fault}
      />
    </>
  )
}

/** Satisfied or not; the reasons matter only to who is not. */
export function Satisfaction({
  t,
  values,
  reasons = [],
  faults,
}: Pick<ActFormProps, 't' | 'values' | 'reasons' | 'faults'>) {
  const verdicts = [
    { value: 'yes', label: t('grievance.feedback.yes'), hint: t('grievance.feedback.yes-hint') },
    { value: 'no', label: t('grievance.feedback.no'), hint: t('grievance.feedback.no-hint') },
  ]
  const why = reasons.map((reason) => ({ value: reason, label: t(`case.dissatisfaction.${reason}`) }))
  return (
    <>
      <input type="hidden" name="report" value={typedOr('report', values.report)} />
      <Choices
        name="satisfied"
        label={t('grievance.feedback.question')}
        choices={verdicts}
        value={values.satisfied}
        fault={faults.satisfied}
      />
      <div class="why">
        <Choices
          name="reason"
          label={t('grievance.feedback.why')}
          choices={why}
          value={values.reason}
          fault={faults.reason}
        />
      </div>
    </>
  )
}

/** What cannot be done now, and why. */
export function NotNow({ t, title, why, back }: { t: Translator; title: string; why: string; back: string }) {
  return (
    <>
      <h1>{title}</h1>
      <p class="lead">{why}</p>
      <p class="row">
        <a href={back}>{t('grievance.back')}</a>
      </p>
    </>
  )
}
