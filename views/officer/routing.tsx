import { Table, type Column } from '../components/table'
import type { Translator } from '../i18n'
import { figure } from '../format'
import { CaseTable, type CaseRow } from './case-table'

interface RoutingProps {
  t: Translator
  now: number
  /** Departments for which the reader decides, by name. */
  departments: string[]
  /** What a nodal officer routes, and where the vacant postings are; null for a head, who decides on proposals only. */
  routing: { queue: CaseRow[]; vacancies: string } | null
  proposals: CaseRow[]
}

/** What is decided for a department: who answers where nobody was found, and what is not taken up. */
export function Routing({ t, now, departments, routing, proposals }: RoutingProps) {
  const waiting = (routing?.queue.length ?? 0) + proposals.length
  return (
    <>
      <h1>{t('nodal.heading', { count: waiting })}</h1>
      <p class="soft">{departments.join('; ')}</p>
      {routing && (
        <p>
          <a href={routing.vacancies}>{t('nodal.to-vacancies')}</a>
        </p>
      )}
      {routing && <Cases {...{ t, now, what: 'queue', rows: routing.queue }} />}
      <Cases {...{ t, now, what: 'proposals', rows: proposals }} />
    </>
  )
}

interface CasesProps {
  t: Translator
  now: number
  what: 'queue' | 'proposals'
  rows: CaseRow[]
}

function Cases({ t, now, what, rows }: CasesProps) {
  const heading = t(`nodal.${what}`, { count: rows.length })
  return (
    <section aria-labelledby={what}>
      <h2 id={what}>{heading}</h2>
      {rows.length === 0 ? (
        <p>{t(`nodal.${what}-empty`)}</p>
      ) : (
        <CaseTable t={t} caption={heading} rows={rows} now={now} />
      )}
    </section>
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
