import type { Action, ActionKind } from '../../workflows/grievance/actions'
import { DISSATISFACTION_REASONS, type DissatisfactionReason } from '../../workflows/grievance/types'
import type { Faults } from '../../views/components/field'
import { figure } from '../../views/format'
import type { Translator } from '../../views/i18n'
import { cautionsIn, type Caution } from './cautions'

/** What a citizen can do to a case, in the order of urgency; `act` is the end of its address. */
export const ACTS = [
  { act: 'answer', kind: 'answer-clarification' },
  { act: 'feedback', kind: 'feedback' },
  { act: 'reopen', kind: 'reopen' },
  { act: 'contest', kind: 'contest' },
  { act: 'note', kind: 'add-note' },
  { act: 'withdraw', kind: 'withdraw' },
] as const satisfies { act: string; kind: ActionKind }[]

export type Act = (typeof ACTS)[number]['act']

/** Letters; some three pages. */
const LONGEST = 6_000

/** What a form of one act has sent. */
export interface ActValues {
  text: string
  satisfied?: string
  reason?: string
  /** The report that feedback is about, as the page showed it. */
  report?: string
  /** The question that an answer is about, as the page showed it. */
  hold?: string
  /** Cautions that the form has shown before. */
  cautioned: string[]
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

export const valuesOf = (form: Record<string, unknown>): ActValues => ({
  text: textOf(form.text)?.trim() ?? '',
  satisfied: textOf(form.satisfied),
  reason: textOf(form.reason),
  report: textOf(form.report),
  hold: textOf(form.hold),
  cautioned: [form.cautioned].flat().filter((one) => typeof one === 'string'),
})

export function faultsOf(t: Translator, act: Act, { text, satisfied, reason }: ActValues): Faults {
  const faults: Faults = {}
  if (act === 'feedback' && satisfied !== 'yes' && satisfied !== 'no')
    faults.satisfied = t('grievance.feedback.needed')
  if (act === 'feedback' && satisfied === 'no' && !isReason(reason))
    faults.reason = t('grievance.feedback.reason-needed')
  if (act !== 'feedback' && act !== 'withdraw' && text.length < 2) faults.text = t('grievance.text-needed')
  if (text.length > LONGEST) faults.text = t('grievance.text-too-long', { most: figure(LONGEST) })
  return faults
}

/** What is to be said of the words before they go, once each. Words that are too long go back anyway. */
export const cautionsOn = ({ text, cautioned }: ActValues): Caution[] =>
  text.length > LONGEST ? [] : cautionsIn(text).filter((caution) => !cautioned.includes(caution))

const isReason = (reason: string | undefined): reason is DissatisfactionReason =>
  DISSATISFACTION_REASONS.includes(reason as DissatisfactionReason)

/** The signal's payload. `values` are without fault. */
export function actionOf(
  id: string,
  act: Act,
  { satisfied, reason, report = '', hold = '' }: Omit<ActValues, 'cautioned'>,
  via: 'web' | 'link',
): Action {
  const by = { role: 'citizen' } as const
  switch (act) {
    case 'feedback':
      return satisfied === 'yes'
        ? { id, kind: 'feedback', by, report, satisfied: true, via }
        : {
            id,
            kind: 'feedback',
            by,
            report,
            satisfied: false,
            reason: isReason(reason) ? reason : 'other',
            via,
          }
    case 'answer':
      return { id, kind: 'answer-clarification', by, hold }
    case 'note':
      return { id, kind: 'add-note', by }
    case 'withdraw':
      return { id, kind: 'withdraw', by }
    case 'reopen':
      return { id, kind: 'reopen', by }
    case 'contest':
      return { id, kind: 'contest', by }
  }
}
