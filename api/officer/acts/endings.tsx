import { othersOfSameCitizen } from '../../../db/queries/duplicate'
import {
  DecisionFields,
  DuplicateFields,
  ProposalFields,
  type DuplicateCandidate,
} from '../../../views/officer/act-fields'
import { DuplicateSummary, ProposalSummary } from '../../../views/officer/act-summary'
import { languageOf } from '../../../views/case/script'
import { day, numberInGroups } from '../../../views/format'
import { NOT_TAKEN_UP_REASONS } from '../../../workflows/grievance/types'
import type { Act, AtAct } from '../act'
import { faultOfWords } from '../act-form'

export const proposeNotTakenUp: Act<'propose-not-taken-up'> = {
  kind: 'propose-not-taken-up',
  mends: 'reason',
  lead: ({ c, found }) =>
    c.var.t('officer-acts.propose-not-taken-up.lead', {
      days: found.reading.situation.policy.notTakenUp.contestDays,
    }),
  fields: ({ c, kept, faults }) => (
    <ProposalFields {...{ t: c.var.t, kept, faults, reasons: NOT_TAKEN_UP_REASONS }} />
  ),
  read: ({ c, kept }) => {
    const { t } = c.var
    const reason = NOT_TAKEN_UP_REASONS.find((one) => one === kept.reason)
    const faults = faultOfWords(t, 'propose-not-taken-up', kept.words)
    if (!reason)
      return { faults: { reason: t('officer-acts.propose-not-taken-up.reason-missing'), ...faults } }
    return Object.keys(faults).length > 0 ? { faults } : { details: { reason }, words: kept.words }
  },
}

/** The nodal officer agrees that it cannot be taken up: it is closed, and the citizen may contest that. */
export const confirmNotTakenUp: Act<'confirm-not-taken-up'> = {
  kind: 'confirm-not-taken-up',
  asks: true,
  mends: 'words',
  lead: (at) => proposalOf(at),
  fields: ({ c, found, kept, faults }) => (
    <DecisionFields
      {...{ t: c.var.t, act: 'confirm-not-taken-up', kept, faults }}
      hold={found.reading.situation.hold?.action}
    />
  ),
  read: ({ c, kept }) => {
    const faults = faultOfWords(c.var.t, 'confirm-not-taken-up', kept.words, true)
    if (Object.keys(faults).length > 0) return { faults }
    return { details: { hold: kept.hold ?? '' }, words: kept.words || undefined }
  },
  summary: (at) => proposalOf(at),
}

/** What the officer proposed, with the reason and the words. */
function proposalOf({ c, found }: AtAct) {
  const { hold } = found.reading.situation
  const writing = hold ? found.reading.writings.get(hold.action) : undefined
  return <ProposalSummary t={c.var.t} reason={hold?.reason ?? null} writing={writing ?? null} />
}

export const linkDuplicate: Act<'link-duplicate'> = {
  kind: 'link-duplicate',
  asks: true,
  mends: 'of',
  lead: async (at) =>
    (await candidatesOf(at)).length === 0 ? at.c.var.t('officer-acts.link-duplicate.none') : null,
  fields: async (at) => {
    const candidates = await candidatesOf(at)
    const { t } = at.c.var
    if (candidates.length === 0) return null
    return <DuplicateFields {...{ t, candidates, kept: at.kept, faults: at.faults }} />
  },
  read: async (at) => {
    const of = at.kept.of ?? ''
    const known = (await candidatesOf(at)).some(({ number }) => number === of)
    return known
      ? { details: { of } }
      : { faults: { of: at.c.var.t('officer-acts.link-duplicate.of-missing') } }
  },
  summary: async (at) => {
    const other = (await candidatesOf(at)).find(({ number }) => number === at.kept.of)
    return other ? <DuplicateSummary t={at.c.var.t} other={other} /> : null
  },
}

async function candidatesOf({ c, found }: AtAct): Promise<DuplicateCandidate[]> {
  const { t, deps } = c.var
  const others = await othersOfSameCitizen(deps.db, found.reading.content.number, found.standing.own)
  return others.map(({ number, title, filedAt }) => ({
    ...{ number, title, language: languageOf(title), inGroups: numberInGroups(number) },
    filed: day(t.language, filedAt, deps.now()),
  }))
}
