import { Filters, type Filter } from '../components/filters'
import { Pagination, type Pages } from '../components/pagination'
import type { Translator } from '../i18n'
import { CaseTable, type CaseRow } from '../officer/case-table'

interface ReviewedCasesProps {
  t: Translator
  heading: string
  now: number
  /** The department, district or state, by name. */
  scope: string
  /** Only those on which this posting owes a report; by name. */
  owing: string | null
  filters: Filter[]
  rows: CaseRow[]
  page: Pages
  overview: string
}

/** The grievances behind a figure of the overview. */
export function ReviewedCases(props: ReviewedCasesProps) {
  const { t, heading, now, scope, owing, filters, rows, page, overview } = props
  return (
    <>
      <p>
        <a href={overview}>{t('review.cases.back')}</a>
      </p>
      <h1>{heading}</h1>
      <p class="soft">
        {scope}
        {owing && <> · {t('review.cases.owed-by', { posting: owing })}</>}
      </p>
      <Filters label={t('review.cases.filters')} filters={filters} />
      {rows.length === 0 ? (
        <p class="lead">{t('review.cases.empty')}</p>
      ) : (
        <CaseTable t={t} caption={heading} rows={rows} now={now} />
      )}
      {page.all > rows.length && <Pagination t={t} {...page} />}
    </>
  )
}
