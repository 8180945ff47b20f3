import type { DifferenceKind } from '../../workflows/reconciliation/types'
import { Button } from '../components/button'
import { ErrorSummary } from '../components/error-summary'
import { Facts } from '../components/facts'
import { TextArea, type Faults } from '../components/field'
import { Notification } from '../components/notification'
import { numberInGroups } from '../format'
import type { Translator } from '../i18n'
import { At } from './differences'

/** What an operator can do about each kind; one that mends itself has no advice while it is being mended. */
const ADVICE: Record<DifferenceKind, 'again' | 'restart' | 'lost' | 'orphan'> = {
  'not-started': 'again',
  'no-answer': 'again',
  'projection-behind': 'again',
  'verdict-lost': 'again',
  'action-unheard': 'again',
  counters: 'again',
  'workflow-missing': 'restart',
  'workflow-ended-early': 'restart',
  'workflow-failed': 'restart',
  'case-behind': 'restart',
  'words-lost': 'lost',
  'steps-lost': 'lost',
  'verdict-unknown': 'lost',
  'history-lost': 'lost',
  orphan: 'orphan',
}

interface DifferenceProps {
  t: Translator
  now: number
  kind: DifferenceKind
  number: string
  detail: Record<string, string | number>
  foundAt: Date
  askedAt: Date | null
  resolvedAt: Date | null
  resolvedHow: string | null
  note: string | null
  /** That it is being looked at was just asked for. */
  asked: boolean
  typed: string
  faults: Faults
  back: string
}

/** One difference: what it means, what to do, and the two things that an operator can do here. */
export function DifferencePage(props: DifferenceProps) {
  const { t, kind, resolvedAt, asked, faults, back } = props
  return (
    <>
      <ErrorSummary t={t} faults={faults} />
      {asked && <Notification title={t('operator.again-done')} />}
      <h1>{t(`operator.kind.${kind}`)}</h1>
      <Known {...props} />
      <h2>{t('operator.means')}</h2>
      <p>{t(`operator.means.${kind}`)}</p>
      {resolvedAt === null && <ToDo {...props} />}
      <p>
        <a href={back}>{t('operator.back')}</a>
      </p>
    </>
  )
}

function Known(props: DifferenceProps) {
  const { t, now, number, detail, foundAt, askedAt, resolvedAt, resolvedHow, note } = props
  const said = Object.entries(detail).map(([name, value]) => t(`operator.detail.${name}`, { value }))
  const facts = [
    { label: t('operator.column.number'), value: <span class="number">{numberInGroups(number)}</span> },
    { label: t('operator.state'), value: t(`operator.state.${resolvedHow ?? 'parked'}`) },
    { label: t('operator.column.found'), value: <At t={t} at={foundAt} now={now} /> },
    ...(said.length > 0 ? [{ label: t('operator.detail'), value: said.join(', ') }] : []),
    ...(askedAt ? [{ label: t('operator.asked'), value: <At t={t} at={askedAt} now={now} /> }] : []),
    ...(resolvedAt
      ? [{ label: t('operator.column.over'), value: <At t={t} at={resolvedAt} now={now} /> }]
      : []),
    ...(note ? [{ label: t('operator.note'), value: note }] : []),
  ]
  return <Facts facts={facts} />
}

function ToDo({ t, kind, typed, faults }: DifferenceProps) {
  return (
    <>
      <h2>{t('operator.do')}</h2>
      <p>{t(`operator.advice.${ADVICE[kind]}`)}</p>
      <form method="post">
        <p>{t('operator.again-lead')}</p>
        <Button name="step" value="again">
          {t('operator.again')}
        </Button>
      </form>
      <h2>{t('operator.settle')}</h2>
      <form method="post">
        <p>{t('operator.settle-lead')}</p>
        <TextArea
          name="note"
          label={t('operator.settle-note')}
          hint={t('operator.settle-hint')}
          value={typed}
          fault={faults.note}
          rows={3}
          maxlength={1_000}
          required
        />
        <Button kind="quiet" name="step" value="settle">
          {t('operator.settle')}
        </Button>
      </form>
    </>
  )
}
