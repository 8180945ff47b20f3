import { Button } from '../components/button'
import { StateLabel } from '../components/state-label'
import { Table, type Column } from '../components/table'
import { dayAndTime, machineTime, numberInGroups } from '../format'
import type { Translator } from '../i18n'

/** A feedback call that is due. No name and no mobile number: they are told to the agent who takes it. */
export interface CallRow {
  number: string
  language: string
  attempt: number
  dueAt: Date
  until: Date
  place: string
  service: string
  own: boolean
  /** Where taking it is sent. */
  href: string
}

interface CallsProps {
  t: Translator
  now: number
  rows: CallRow[]
  /** How many the agent could take, and how many other agents have taken. */
  free: number
  taken: number
  next: string
}

/** The feedback calls that are due, the one that has waited longest on top. */
export function Calls({ t, now, rows, free, taken, next }: CallsProps) {
  return (
    <>
      <h1>{t('desk.heading', { count: free })}</h1>
      {free === 0 ? <p class="lead">{t('desk.empty')}</p> : <NextCall t={t} next={next} />}
      {taken > 0 && <p class="soft">{t('desk.taken', { count: taken })}</p>}
      {rows.length > 0 && (
        <Table caption={t('desk.caption')} captionUnseen columns={columnsOf(t, now)} rows={rows} />
      )}
      {free > rows.length && <p class="soft">{t('desk.more', { count: free - rows.length })}</p>}
    </>
  )
}

/** Takes the call that has waited longest. A form: taking it locks it for the others. */
export function NextCall({ t, next }: { t: Translator; next: string }) {
  return (
    <form method="post" action={next} class="row">
      <Button>{t('desk.next')}</Button>
    </form>
  )
}

const columnsOf = (t: Translator, now: number): Column<CallRow>[] => [
  {
    label: t('desk.column.grievance'),
    heads: true,
    cell: (row) => (
      <>
        {row.service}
        <small class="row labels">
          <span class="number">{numberInGroups(row.number)}</span>
          {row.own && <StateLabel tone="soon">{t('desk.yours')}</StateLabel>}
        </small>
      </>
    ),
  },
  { label: t('desk.column.language'), cell: (row) => t(`officer.language.${row.language}`) },
  { label: t('desk.column.place'), cell: (row) => row.place },
  { label: t('desk.column.attempt'), cell: (row) => t('desk.attempt', { attempt: row.attempt }) },
  { label: t('desk.column.due'), cell: (row) => <At t={t} at={row.dueAt} now={now} /> },
  { label: t('desk.column.until'), cell: (row) => <At t={t} at={row.until} now={now} /> },
  {
    label: t('desk.column.to-do'),
    cell: (row) => (
      <form method="post" action={row.href}>
        <Button kind="quiet" name="step" value="take">
          {t(row.own ? 'desk.go-on' : 'desk.take')}
        </Button>
      </form>
    ),
  },
]

function At({ t, at, now }: { t: Translator; at: Date; now: number }) {
  return <time datetime={machineTime(at)}>{dayAndTime(t.language, at, now)}</time>
}
