import { DayField, DecisionFields, Words } from '../../../views/officer/act-fields'
import { day } from '../../../views/format'
import { endOfDay, faultOfWords } from '../act-form'
import type { Act, AtAct } from '../act'

/** Reads the words of an act that says nothing else. */
const wordsOnly = (kind: string) => (at: AtAct) => {
  const { words } = at.kept
  const faults = faultOfWords(at.c.var.t, kind, words)
  return Object.keys(faults).length > 0 ? { faults } : { details: {}, words }
}

const wordsField = (kind: string) => (at: AtAct) => (
  <Words {...{ t: at.c.var.t, act: kind, kept: at.kept, faults: at.faults }} />
)

/** Reads words and a day to come. */
function wordsAndDay(kind: string, at: AtAct) {
  const { t } = at.c.var
  const until = endOfDay(at.kept.day)
  const faults = {
    ...faultOfWords(t, kind, at.kept.words),
    ...(until === null ? { day: t('officer-acts.fault.day') } : {}),
  }
  return Object.keys(faults).length > 0 || until === null ? { faults } : { until, words: at.kept.words }
}

const wordsAndDayFields = (kind: string) => (at: AtAct) => {
  const props = { t: at.c.var.t, act: kind, kept: at.kept, faults: at.faults }
  return (
    <>
      <Words {...props} />
      <DayField {...props} />
    </>
  )
}

export const interimReply: Act<'interim-reply'> = {
  kind: 'interim-reply',
  mends: 'day',
  fields: wordsAndDayFields('interim-reply'),
  lead: ({ c, found }) => {
    const { clock } = found.reading.situation
    const { t, deps } = c.var
    return clock
      ? t('officer-acts.interim-reply.lead', { day: day(t.language, clock.dueAt, deps.now()) })
      : null
  },
  read: (at) => {
    const read = wordsAndDay('interim-reply', at)
    return 'faults' in read && read.faults
      ? { faults: read.faults }
      : { details: { expectedAt: read.until }, words: read.words }
  },
}

export const park: Act<'park'> = {
  kind: 'park',
  mends: 'day',
  fields: wordsAndDayFields('park'),
  lead: ({ c, found }) =>
    c.var.t('officer-acts.park.lead', { days: found.reading.situation.policy.parking.proofDays }),
  read: (at) => {
    const read = wordsAndDay('park', at)
    return 'faults' in read && read.faults
      ? { faults: read.faults }
      : { details: { until: read.until }, words: read.words }
  },
}

export const askClarification: Act<'ask-clarification'> = {
  kind: 'ask-clarification',
  mends: 'words',
  fields: wordsField('ask-clarification'),
  lead: ({ c, found }) => {
    const { clarifications, policy } = found.reading.situation
    const { days, budget } = policy.clarification
    return c.var.t('officer-acts.ask-clarification.lead', { days, left: budget - clarifications })
  },
  read: wordsOnly('ask-clarification'),
}

export const sendUp: Act<'send-up'> = {
  kind: 'send-up',
  asks: true,
  mends: 'words',
  fields: wordsField('send-up'),
  read: wordsOnly('send-up'),
  summary: ({ kept }) => <p class="words quote">{kept.words}</p>,
}

export const refuseNotTakenUp: Act<'refuse-not-taken-up'> = {
  kind: 'refuse-not-taken-up',
  mends: 'words',
  fields: ({ c, found, kept, faults }) => (
    <DecisionFields
      {...{ t: c.var.t, act: 'refuse-not-taken-up', kept, faults }}
      hold={found.reading.situation.hold?.action}
    />
  ),
  read: (at) => {
    const read = wordsOnly('refuse-not-taken-up')(at)
    return 'faults' in read && read.faults ? read : { ...read, details: { hold: at.kept.hold ?? '' } }
  },
}
