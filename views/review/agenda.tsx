import { Pagination, type Pages } from '../components/pagination'
import { Table, type Column } from '../components/table'
import { day } from '../format'
import type { Translator } from '../i18n'
import { Subject, type CaseRow } from '../officer/case-table'

/** A grievance before a committee. */
export interface AgendaItem extends CaseRow {
  /** Since when it is there; milliseconds. */
  since: number
  /** Why, in words. */
  why: string
  /** Where a direction is given; null where none is possible now. */
  direct: string | null
  /** Until when one is possible, or that none is. */
  note?: string
}

interface AgendaProps {
  t: Translator
  heading: string
  now: number
  items: AgendaItem[]
  pages: Pages
}

/** What waits for the review of a committee, longest first. It is printed for the meeting. */
export function Agenda({ t, heading, now, items, pages }: AgendaProps) {
  const columns: Column<AgendaItem>[] = [
    { label: t('review.agenda.column.since'), cell: ({ since }) => day(t.language, since, now) },
    { label: t('officer.column.grievance'), heads: true, cell: (row) => <Subject t={t} row={row} /> },
    { label: t('officer.column.place'), cell: ({ place }) => place },
    { label: t('review.agenda.column.why'), cell: ({ why }) => why },
    { label: t('review.agenda.column.to-do'), cell: (item) => <ToDo t={t} item={item} /> },
  ]
  return (
    <>
      <h1>{heading}</h1>
      <p class="lead">{t(items.length > 0 ? 'review.agenda.lead' : 'review.agenda.empty')}</p>
      {items.length > 0 && <Table caption={heading} captionUnseen columns={columns} rows={items} />}
      {pages.all > items.length && <Pagination t={t} {...pages} />}
    </>
  )
}

function ToDo({ t, item: { direct, note } }: { t: Translator; item: AgendaItem }) {
  return (
    <span>
      {direct && <a href={direct}>{t('review.agenda.direct')}</a>}
      {direct && note && <br />}
      {note && <small>{note}</small>}
    </span>
  )
}
