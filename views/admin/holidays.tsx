import { ButtonLink } from '../components/button'
import { Filters, type Filter } from '../components/filters'
import { Notification } from '../components/notification'
import { Table, type Column } from '../components/table'
import type { Translator } from '../i18n'

export interface HolidayRow {
  /** In words, such as `27 November`. */
  day: string
  name: string
  /** When it was declared, in words; null for one of the list of the year. */
  declared: string | null
  /** Where it is taken back; null where it cannot be. */
  withdraw: string | null
}

interface HolidaysProps {
  t: Translator
  heading: string
  /** What has just been done. */
  notice: string | null
  years: Filter[]
  rows: HolidayRow[]
  declare: string
}

/** The days on which offices are closed, and the door to declare one more. */
export function Holidays({ t, heading, notice, years, rows, declare }: HolidaysProps) {
  const columns: Column<HolidayRow>[] = [
    { label: t('holidays.column.day'), heads: true, cell: ({ day }) => day },
    { label: t('holidays.column.name'), cell: (row) => <Name t={t} row={row} /> },
  ]
  return (
    <>
      {notice && <Notification title={notice} />}
      <h1>{heading}</h1>
      <p class="lead">{t('holidays.lead')}</p>
      <p>
        <ButtonLink href={declare}>{t('holidays.declare.title')}</ButtonLink>
      </p>
      <Filters label={t('holidays.years')} filters={years} />
      {rows.length === 0 ? (
        <p>{t('holidays.empty')}</p>
      ) : (
        <Table small caption={heading} captionUnseen columns={columns} rows={rows} />
      )}
    </>
  )
}

function Name({ t, row: { day, name, declared, withdraw } }: { t: Translator; row: HolidayRow }) {
  return (
    <>
      {name}
      {declared && (
        <>
          <br />
          <small>{declared}</small>
        </>
      )}
      {withdraw && (
        <>
          {' '}
          <a href={withdraw}>
            {t('holidays.withdraw')} <span class="unseen">{day}</span>
          </a>
        </>
      )}
    </>
  )
}
