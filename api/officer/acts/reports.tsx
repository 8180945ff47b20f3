import { levelNumber } from '../../../views/case/names'
import { OwedReportFields, ReportFields } from '../../../views/officer/act-fields'
import { dayInIndia } from '../../../workflows/calendar'
import type { Act, AtAct } from '../act'
import { endOfDay, faultOfWords } from '../act-form'
import { keptProof } from '../proof'
import { owedBy } from '../standing'

type ReportKind = 'file-report' | 'file-owed-report'

/** What is wrong with the words and the day of a report. */
function faultsOf({ c, found, kept }: AtAct, kind: ReportKind) {
  const { t, deps } = c.var
  const doneOn = endOfDay(kept['done-on'])
  const today = endOfDay(dayInIndia(deps.now())) ?? 0
  const words = faultOfWords(t, kind, kept.words)
  if (doneOn === null) return { ...words, 'done-on': t('officer-acts.fault.day') }
  if (doneOn > today) return { ...words, 'done-on': t('officer-acts.fault.day-to-come') }
  const filedOn = found.reading.content.filedAt
  return doneOn < filedOn.getTime()
    ? { ...words, 'done-on': t('officer-acts.fault.day-before-filing') }
    : words
}

export const fileReport: Act<'file-report'> = {
  kind: 'file-report',
  files: true,
  mends: 'words',
  lead: ({ c, found }) =>
    c.var.t('officer-acts.file-report.lead', { days: found.reading.situation.policy.feedback.windowDays }),
  fields: async ({ c, key, kept, faults }) => (
    <ReportFields {...{ t: c.var.t, kept, faults, act: 'file-report', files: await keptProof(c, key) }} />
  ),
  read: (at) => {
    const faults = faultsOf(at, 'file-report')
    return Object.keys(faults).length > 0
      ? { faults }
      : { details: {}, words: at.kept.words, doneOn: at.kept['done-on'] }
  },
}

/** The report of a level whose time passed without one. The case has gone on; the report is owed all the same. */
export const fileOwedReport: Act<'file-owed-report'> = {
  kind: 'file-owed-report',
  files: true,
  mends: 'words',
  lead: ({ c }) => c.var.t('officer-acts.file-owed-report.lead'),
  fields: async ({ c, found, key, kept, faults }) => {
    const { t } = c.var
    const levels = owedBy(found.standing).map(({ level }) => ({
      value: level as string,
      label: t('case.level', { level: levelNumber(level) }),
    }))
    const files = await keptProof(c, key)
    return <OwedReportFields {...{ t, kept, faults, levels, files, act: 'file-owed-report' }} />
  },
  read: (at) => {
    const owed = owedBy(at.found.standing).find(({ level }) => level === at.kept.level)
    if (!owed) return { faults: { level: at.c.var.t('refusals.nothing-owed') } }
    const faults = faultsOf(at, 'file-owed-report')
    if (Object.keys(faults).length > 0) return { faults }
    const by = { role: 'officer', posting: owed.posting } as const
    return { details: { level: owed.level }, words: at.kept.words, doneOn: at.kept['done-on'], by }
  },
}
