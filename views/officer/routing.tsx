import { Table, type Column } from '../components/table'
import type { Translator } from '../i18n'
import { figure } from '../format'
import { CaseTable, type CaseRow } from './case-table'

interface RoutingProps {
  t: Translator
  now: number
  /** Departments for which the reader is the nodal officer, by name. */
  departments: string[]
  queue: CaseRow[]
  proposals: CaseRow[]
  vacancies: string
}

/** What a nodal officer decides: who answers where nobody was found, and what is not taken up. */
export function Routing({ t, now, departments, queue, proposals, vacancies }: RoutingProps) {
  return (
    <>
      <h1>{t('nodal.heading', { count: queue.length + proposals.length })}</h1>
      <p class="soft">{departments.join('; ')}</p>
      <p>
        <a href={vacancies}>{t('nodal.to-vacancies')}</a>
      </p>
      <section aria-labelledby="queue">
        <h2 id="queue">{t('nodal.queue', { count: queue.length })}</h2>
        {queue.length === 0 ? (
          <p>{t('nodal.queue-empty')}</p>
        ) : (
          <CaseTable t={t} caption={t('nodal.queue', { count: queue.length })} rows={queue} now={now} />
        )}
      </section>
      <section aria-labelledby="proposals">
        <h2 id="proposals">{t('nodal.proposals', { count: proposals.length })}</h2>
        {proposals.length === 0 ? (
          <p>{t('nodal.proposals-empty')}</p>
        ) : (
          <CaseTable
            t={t}
            caption={t('nodal.proposals', { count: proposals.length })}
            rows={proposals}
            now={now}
          />
        )}
      </section>
    </>
  )
}

export interface VacancyRow {
  posting: string
  /** Who looks after it; null where nobody does. */
  lookedAfterBy: string | null
  open: number
}

interface VacanciesProps {
  t: Translator
  departments: string[]
  rows: VacancyRow[]
  routing: string
}

/** Postings without a holder of their own, and who does their work. */
export function Vacancies({ t, departments, rows, routing }: VacanciesProps) {
  const columns: Column<VacancyRow>[] = [
    { label: t('nodal.column.posting'), heads: true, cell: (row) => row.posting },
    { label: t('nodal.column.looked-after'), cell: (row) => row.lookedAfterBy ?? t('nodal.nobody') },
    { label: t('nodal.column.open'), figure: true, cell: (row) => figure(row.open) },
  ]
  const vacant = rows.filter(({ lookedAfterBy }) => lookedAfterBy === null).length
  return (
    <>
      <h1>{t('nodal.vacancies', { count: rows.length })}</h1>
      <p class="soft">{departments.join('; ')}</p>
      {rows.length > 0 && <p class="lead">{t('nodal.vacancies-lead', { vacant })}</p>}
      {rows.length > 0 && (
        <Table
          caption={t('nodal.vacancies', { count: rows.length })}
          captionUnseen
          columns={columns}
          rows={rows}
        />
      )}
      <p>
        <a href={routing}>{t('nodal.to-routing')}</a>
      </p>
    </>
  )
}
