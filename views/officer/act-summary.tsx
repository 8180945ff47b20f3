import type { NotTakenUpReason } from '../../workflows/grievance/types'
import type { Translator } from '../i18n'
import type { DuplicateCandidate } from './act-fields'

interface ProposalSummaryProps {
  t: Translator
  reason: NotTakenUpReason | null
  writing: { body: string; language: string } | null
}

/** What an officer proposed to the nodal officer: the reason and the words. */
export function ProposalSummary({ t, reason, writing }: ProposalSummaryProps) {
  return (
    <>
      {reason && <p>{t('officer-acts.proposed', { reason: t(`officer-acts.reason.${reason}`) })}</p>}
      {writing && (
        <p class="words quote" lang={writing.language}>
          {writing.body}
        </p>
      )}
    </>
  )
}

/** The grievance with which this one would be joined. */
export function DuplicateSummary({ t, other }: { t: Translator; other: DuplicateCandidate }) {
  return (
    <p>
      <span lang={other.language}>{other.title}</span>
      <br />
      <span class="soft">
        {t('officer-acts.link-duplicate.candidate', { number: other.inGroups, day: other.filed })}
      </span>
    </p>
  )
}

/** Where a transfer leads or what a committee directs, and the words with it. */
export function MoveSummary({ lines, words }: { lines: string[]; words: string }) {
  return (
    <>
      <ul>
        {lines.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      <p class="words quote">{words}</p>
    </>
  )
}
