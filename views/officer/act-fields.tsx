import { Choices, Select, TextArea, TextField, type Faults } from '../components/field'
import { PhotoField } from '../components/photo-field'
import { KeptFiles, type KeptFile } from '../components/kept-files'
import type { Translator } from '../i18n'

export interface FieldsProps {
  t: Translator
  /** What was entered before, by field. */
  kept: Record<string, string>
  faults: Faults
}

interface WordsProps extends FieldsProps {
  act: string
  rows?: number
}

/** The words of an act; label and hint are the act's own. */
export function Words({ t, act, kept, faults, rows = 6 }: WordsProps) {
  return (
    <TextArea
      name="words"
      label={t(`officer-acts.${act}.words`)}
      hint={t(`officer-acts.${act}.words-hint`)}
      value={kept.words}
      fault={faults.words}
      rows={rows}
      maxlength={8000}
      required
    />
  )
}

/** The words of a decision on a proposal, and which proposal it is about. */
export function DecisionFields({ hold, ...words }: WordsProps & { hold: string | undefined }) {
  return (
    <>
      <input type="hidden" name="hold" value={hold} />
      <Words {...words} />
    </>
  )
}

/** A day to come: a promise or an expectation. */
export function DayField({ t, act, kept, faults }: FieldsProps & { act: string }) {
  return (
    <TextField
      name="day"
      type="date"
      label={t(`officer-acts.${act}.day`)}
      hint={t(`officer-acts.${act}.day-hint`)}
      value={kept.day}
      fault={faults.day}
      required
    />
  )
}

/** What a committee directs, and in how many working days. */
export function DirectionFields({ t, kept, faults }: FieldsProps) {
  return (
    <>
      <Words t={t} act="direct" kept={kept} faults={faults} />
      <TextField
        name="days"
        inputmode="numeric"
        label={t('officer-acts.direct.days')}
        hint={t('officer-acts.direct.days-hint')}
        value={kept.days}
        fault={faults.days}
        maxlength={3}
        required
        short
      />
    </>
  )
}

interface ReportFieldsProps extends FieldsProps {
  act: 'file-report' | 'file-owed-report'
  files: KeptFile[]
}

/** What was done, when, with proof. */
export function ReportFields({ t, act, kept, faults, files }: ReportFieldsProps) {
  return (
    <>
      <Words t={t} act={act} kept={kept} faults={faults} rows={8} />
      <TextField
        name="done-on"
        type="date"
        label={t('officer-acts.report.done-on')}
        hint={t('officer-acts.report.done-on-hint')}
        value={kept['done-on']}
        fault={faults['done-on']}
        required
      />
      <KeptFiles t={t} files={files} />
      <PhotoField
        t={t}
        name="proof"
        label={t('common.optional', { label: t('officer-acts.report.proof') })}
        hint={t('officer-acts.report.proof-hint')}
        fault={faults.proof}
      />
    </>
  )
}

interface OwedFieldsProps extends ReportFieldsProps {
  /** Where several levels owe a report: which one this is. */
  levels: { value: string; label: string }[]
}

export function OwedReportFields({ levels, ...props }: OwedFieldsProps) {
  const { t, kept, faults } = props
  return (
    <>
      {levels.length > 1 ? (
        <Select
          name="level"
          label={t('officer-acts.file-owed-report.level')}
          choices={levels}
          value={kept.level}
          fault={faults.level}
        />
      ) : (
        <input type="hidden" name="level" value={levels[0]?.value ?? ''} />
      )}
      <ReportFields {...props} />
    </>
  )
}

/** The coded reason, told as a person would, and the officer's words. */
export function ProposalFields({ t, kept, faults, reasons }: FieldsProps & { reasons: readonly string[] }) {
  return (
    <>
      <Choices
        name="reason"
        label={t('officer-acts.propose-not-taken-up.reason')}
        choices={reasons.map((value) => ({ value, label: t(`officer-acts.reason.${value}`) }))}
        value={kept.reason}
        fault={faults.reason}
      />
      <Words t={t} act="propose-not-taken-up" kept={kept} faults={faults} />
    </>
  )
}

/** Another grievance of the same citizen. */
export interface DuplicateCandidate {
  number: string
  inGroups: string
  title: string
  language: string
  filed: string
}

/** The citizen's other grievances to choose from. */
export function DuplicateFields({
  t,
  kept,
  faults,
  candidates,
}: FieldsProps & { candidates: DuplicateCandidate[] }) {
  const choices = candidates.map(({ number, inGroups, title, language, filed }) => ({
    value: number,
    label: title,
    lang: language,
    hint: t('officer-acts.link-duplicate.candidate', { number: inGroups, day: filed }),
  }))
  return (
    <Choices
      name="of"
      label={t('officer-acts.link-duplicate.of')}
      choices={choices}
      value={kept.of}
      fault={faults.of}
    />
  )
}
