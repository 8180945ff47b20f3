import { caseTitle, titleLanguage } from '../case/title'
import { StateLabel } from '../components/state-label'
import { Table, type Column } from '../components/table'
import { machineTime, numberInGroups, shortDay } from '../format'
import type { Translator } from '../i18n'
import { DueLabel, type Due } from './due-label'

/** One case in a list of an officer. */
export interface CaseRow extends Due {
  number: string
  title: string
  language: string
  level: 'L1' | 'L2' | 'L3'
  urgent: boolean
  /** Place and, where it is another one, district; in the reader's language. */
  place: string
  /** The posting whose work it is, where the reader has several. */
  posting?: string
  filedAt: Date
  channel: string
  href: string
}

interface CaseTableProps {
  t: Translator
  caption: string
  rows: CaseRow[]
  now: number
}

/** The cases of a list: a wide table that becomes labelled rows on a phone. */
export function CaseTable({ t, caption, rows, now }: CaseTableProps) {
  const columns: Column<CaseRow>[] = [
    {
      label: t('officer.column.due'),
      cell: (row) => <DueLabel t={t} stage={row.stage} dueAt={row.dueAt} now={now} />,
    },
    { label: t('officer.column.grievance'), heads: true, cell: (row) => <Subject t={t} row={row} /> },
    { label: t('officer.column.place'), cell: (row) => row.place },
    { label: t('officer.column.filed'), cell: ({ filedAt }) => <Filed t={t} at={filedAt} /> },
    { label: t('officer.column.channel'), cell: ({ channel }) => t(`officer.channel.${channel}`) },
  ]
  return <Table caption={caption} captionUnseen columns={columns} rows={rows} />
}

/** The citizen's own words as the link, in the citizen's language; the number in groups below. */
export function Subject({ t, row }: { t: Translator; row: CaseRow }) {
  return (
    <>
      <a href={row.href} lang={titleLanguage(t, row.title)}>
        {caseTitle(t, row.title)}
      </a>
      <small class="row labels">
        <span class="number">{numberInGroups(row.number)}</span>
        {row.urgent && <StateLabel tone="late">{t('officer.urgent')}</StateLabel>}
        {row.level !== 'L1' && <StateLabel>{t(`officer.level.${row.level}`)}</StateLabel>}
        {row.posting && <span>{row.posting}</span>}
      </small>
    </>
  )
}

function Filed({ t, at }: { t: Translator; at: Date }) {
  return <time datetime={machineTime(at)}>{shortDay(t.language, at)}</time>
}
