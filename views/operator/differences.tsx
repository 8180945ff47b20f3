import { Filters, type Filter } from '../components/filters'
import { Pagination, type Pages } from '../components/pagination'
import { Table, type Column } from '../components/table'
import { dayAndTime, machineTime, numberInGroups } from '../format'
import type { Translator } from '../i18n'
import type { DifferenceKind } from '../../workflows/reconciliation/types'

export interface DifferenceRow {
  kind: DifferenceKind
  number: string
  foundAt: Date
  resolvedAt: Date | null
  href: string
}

interface DifferencesProps {
  t: Translator
  now: number
  waiting: number
  /** The latest comparison; null before the first. */
  last: { at: Date; looked: number } | null
  filters: Filter[]
  /** Code of the filter shown, for what an empty list says. */
  shown: string
  rows: DifferenceRow[]
  page: Pages
}

/** Where PostgreSQL and Temporal said different things, the newest on top. */
export function Differences({ t, now, waiting, last, filters, shown, rows, page }: DifferencesProps) {
  return (
    <>
      <h1>{t('operator.heading', { count: waiting })}</h1>
      <p class="lead">{t('operator.lead')}</p>
      <p class="soft">
        {last
          ? t('operator.last', { when: dayAndTime(t.language, last.at, now), looked: last.looked })
          : t('operator.never')}
      </p>
      <Filters label={t('operator.filters')} filters={filters} />
      {rows.length === 0 ? (
        <p>{t(`operator.empty.${shown}`)}</p>
      ) : (
        <Table caption={t('operator.caption')} captionUnseen columns={columnsOf(t, now)} rows={rows} />
      )}
      {page.all > rows.length && <Pagination t={t} {...page} />}
    </>
  )
}

const columnsOf = (t: Translator, now: number): Column<DifferenceRow>[] => [
  {
    label: t('operator.column.what'),
    heads: true,
    cell: ({ kind, href }) => <a href={href}>{t(`operator.kind.${kind}`)}</a>,
  },
  {
    label: t('operator.column.number'),
    cell: ({ number }) => <span class="number">{numberInGroups(number)}</span>,
  },
  {
    label: t('operator.column.found'),
    cell: ({ foundAt }) => <At t={t} at={foundAt} now={now} />,
  },
  {
    label: t('operator.column.over'),
    cell: ({ resolvedAt }) => (resolvedAt ? <At t={t} at={resolvedAt} now={now} /> : '–'),
  },
]

export function At({ t, at, now }: { t: Translator; at: Date; now: number }) {
  return <time datetime={machineTime(at)}>{dayAndTime(t.language, at, now)}</time>
}
