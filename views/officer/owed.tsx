import { ButtonLink } from '../components/button'
import { Table, type Column } from '../components/table'
import { day, machineTime } from '../format'
import type { Translator } from '../i18n'
import { Subject, type CaseRow } from './case-table'

/** A report that one of the reader's postings still owes. */
export interface OwedRow extends CaseRow {
  since: Date
  /** Who owes it: level and posting. */
  owedBy: string
  /** Where the case is by now. */
  nowAt: string
  form: string
}

interface OwedProps {
  t: Translator
  rows: OwedRow[]
  now: number
}

/** Reports that are owed because their time passed: they stay here until they are filed. */
export function Owed({ t, rows, now }: OwedProps) {
  const columns: Column<OwedRow>[] = [
    { label: t('officer.column.grievance'), heads: true, cell: (row) => <Subject t={t} row={row} /> },
    { label: t('officer.column.owed-since'), cell: ({ since }) => <Since t={t} since={since} now={now} /> },
    { label: t('officer.column.owed-by'), cell: (row) => row.owedBy },
    { label: t('officer.column.now-at'), cell: (row) => row.nowAt },
    {
      label: t('officer.column.to-do'),
      cell: (row) => (
        <ButtonLink href={row.form} kind="quiet">
          {t('officer.owed.file')}
        </ButtonLink>
      ),
    },
  ]
  return (
    <>
      <h1>{t('officer.owed.heading', { count: rows.length })}</h1>
      <p class="lead">{t(rows.length === 0 ? 'officer.owed.empty' : 'officer.owed.lead')}</p>
      {rows.length > 0 && (
        <Table caption={t('officer.owed.caption')} captionUnseen columns={columns} rows={rows} />
      )}
    </>
  )
}

function Since({ t, since, now }: { t: Translator; since: Date; now: number }) {
  return <time datetime={machineTime(since)}>{day(t.language, since, now)}</time>
}
