import { Button } from '../components/button'
import { TextField } from '../components/field'
import { Filters, type Filter } from '../components/filters'
import { Pagination, type Pages } from '../components/pagination'
import { figure } from '../format'
import type { Translator } from '../i18n'
import { CaseTable, type CaseRow } from './case-table'

export interface WorklistProps {
  t: Translator
  now: number
  /** How many wait for the officer, whatever the filter shows. */
  waiting: number
  /** Postings held, and those looked after for want of a holder, as they are called. */
  held: string[]
  lookedAfter: string[]
  filters: Filter[]
  /** One for each posting; empty where the officer has only one. */
  postings: Filter[]
  /** Code of the filter shown, for what an empty list says. */
  shown: string
  rows: CaseRow[]
  page: Pages
  search: { action: string; typed: string; fault?: string }
  /** What else waits: owed reports, routing. */
  elsewhere: { label: string; href: string }[]
}

/** All that waits for an officer, what falls due first on top. */
export function Worklist(props: WorklistProps) {
  const { t, now, waiting, filters, postings, shown, rows, page } = props
  return (
    <>
      <h1>{t('officer.work.heading', { waiting })}</h1>
      <Postings {...props} />
      <Elsewhere links={props.elsewhere} />
      <Search {...props} />
      <Filters label={t('officer.work.filters')} filters={filters} />
      {postings.length > 0 && <Filters label={t('officer.work.postings')} filters={postings} />}
      {rows.length === 0 ? (
        <p class="lead">{t(`officer.empty.${shown}`)}</p>
      ) : (
        <CaseTable t={t} caption={t(`officer.filter.${shown}`)} rows={rows} now={now} />
      )}
      {page.all > rows.length && <Pagination t={t} {...page} />}
    </>
  )
}

function Postings({ t, held, lookedAfter }: WorklistProps) {
  if (held.length + lookedAfter.length === 0) return <p class="lead">{t('officer.work.no-posting')}</p>
  return (
    <p class="soft">
      {held.join('; ')}
      {lookedAfter.length > 0 && (
        <>
          {' '}
          ·{' '}
          {t('officer.work.looks-after', {
            postings: lookedAfter.join('; '),
            count: figure(lookedAfter.length),
          })}
        </>
      )}
    </p>
  )
}

function Elsewhere({ links }: { links: WorklistProps['elsewhere'] }) {
  if (links.length === 0) return null
  return (
    <p class="row">
      {links.map(({ label, href }) => (
        <a href={href}>{label}</a>
      ))}
    </p>
  )
}

function Search({ t, search }: WorklistProps) {
  return (
    <form method="post" action={search.action} class="row search">
      <TextField
        name="number"
        type="search"
        label={t('officer.work.search')}
        value={search.typed}
        fault={search.fault}
        autocomplete="off"
        short
      />
      <Button kind="quiet">{t('officer.work.search-button')}</Button>
    </form>
  )
}
