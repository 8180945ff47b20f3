import { Filters, type Filter } from '../components/filters'
import { Table, type Column } from '../components/table'
import { day, figure, percent } from '../format'
import type { Translator } from '../i18n'

/** The lists that stand behind the figures of now. */
export type ListName = 'open' | 'late' | 'week' | 'urgent' | 'routing' | 'committee'

/** One department, district or service of a range. */
export interface PartRow {
  name: string
  /** Its own overview; null where it has none. */
  href: string | null
  open: number
  late: number
  registered: number
  inTime: number | null
  satisfied: number | null
}

export interface OwingRow {
  name: string
  owed: number
  since: Date
  href: string
}

export interface OverviewProps {
  t: Translator
  heading: string
  /** When these figures were read, and where to read them anew. */
  when: string
  /** The same moment, by which a day of this year goes without it. */
  at: number
  again: string
  /** Ranges of which this one is a part. */
  wider: { label: string; href: string }[]
  /** The ranges that the reader begins with; empty where there is one only. */
  scopes: Filter[]
  periods: Filter[]
  /** How the State can be compared; empty for what has one way only. */
  comparisons: Filter[]
  now: Record<ListName, number>
  days: number
  /** What happened in these days; shares are null while there is nothing to take a share of. */
  since: {
    registered: number
    closed: number
    inTime: number | null
    satisfied: number | null
    lapsed: number
    openedAgain: number
  }
  listOf: (list: ListName) => string
  by: 'department' | 'district' | 'service'
  parts: PartRow[]
  owing: OwingRow[]
}

/** How a department, a district or the State stands: what is open, what happened, and where it waits. */
export function Overview(props: OverviewProps) {
  const { t, heading, wider, scopes, periods, comparisons, now } = props
  return (
    <>
      {wider.length > 0 && (
        <nav aria-label={t('review.wider')}>
          <ul class="row">
            {wider.map(({ label, href }) => (
              <li>
                <a href={href}>{label}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <h1>{heading}</h1>
      <p class="lead">
        {t('review.lead', {
          open: now.open,
          late: now.late,
          openFigure: figure(now.open),
          lateFigure: figure(now.late),
        })}
      </p>
      {scopes.length > 0 && <Filters label={t('review.scopes')} filters={scopes} />}
      <Filters label={t('review.period')} filters={periods} />
      <div class="two-columns">
        <Now {...props} />
        <Since {...props} />
      </div>
      {comparisons.length > 0 && <Filters label={t('review.by')} filters={comparisons} />}
      <Parts {...props} />
      <Owing {...props} />
      <p class="row soft">
        <span>{t('review.as-of', { when: props.when })}</span>
        <a href={props.again}>{t('review.again')}</a>
      </p>
    </>
  )
}

const LISTS: ListName[] = ['open', 'late', 'week', 'urgent', 'routing', 'committee']

/** Each figure leads to the grievances behind it. */
function Now({ t, now, listOf }: OverviewProps) {
  const columns: Column<ListName>[] = [
    {
      label: t('review.what'),
      heads: true,
      cell: (list) => <a href={listOf(list)}>{t(`review.filter.${list}`)}</a>,
    },
    { label: t('review.figure'), figure: true, cell: (list) => figure(now[list]) },
  ]
  return <Section id="now" title={t('review.now')} small columns={columns} rows={LISTS} />
}

function Since({ t, days, since }: OverviewProps) {
  const rows = [
    { word: 'registered', value: figure(since.registered) },
    { word: 'closed', value: figure(since.closed) },
    { word: 'in-time', value: shareOf(t, since.inTime) },
    { word: 'satisfied', value: shareOf(t, since.satisfied) },
    { word: 'lapsed', value: figure(since.lapsed) },
    { word: 'again', value: figure(since.openedAgain) },
  ]
  const columns: Column<(typeof rows)[number]>[] = [
    { label: t('review.since.what'), heads: true, cell: ({ word }) => t(`review.since.${word}`) },
    { label: t('review.figure'), figure: true, cell: ({ value }) => value },
  ]
  return <Section id="since" title={t('review.since', { days })} small columns={columns} rows={rows} />
}

const shareOf = (t: Translator, share: number | null): string =>
  share === null ? t('review.since.nothing') : percent(share)

/** Where most has passed its date stands first. */
function Parts({ t, by, parts }: OverviewProps) {
  if (parts.length === 0) return <p>{t('review.table.empty')}</p>
  const columns: Column<PartRow>[] = [
    {
      label: t(`review.column.${by}`),
      heads: true,
      cell: ({ name, href }) => (href === null ? name : <a href={href}>{name}</a>),
    },
    { label: t('review.column.open'), figure: true, cell: ({ open }) => figure(open) },
    { label: t('review.column.late'), figure: true, cell: ({ late }) => figure(late) },
  ]
  const counted: Column<PartRow>[] = [
    { label: t('review.column.registered'), figure: true, cell: ({ registered }) => figure(registered) },
    { label: t('review.column.in-time'), figure: true, cell: ({ inTime }) => shareOf(t, inTime) },
    { label: t('review.column.satisfied'), figure: true, cell: ({ satisfied }) => shareOf(t, satisfied) },
  ]
  // Of services only what is open is counted.
  const all = by === 'service' ? columns : [...columns, ...counted]
  return <Section id="parts" title={t(`review.table.${by}`)} columns={all} rows={parts} />
}

function Owing({ t, at, owing }: OverviewProps) {
  const columns: Column<OwingRow>[] = [
    {
      label: t('review.column.posting'),
      heads: true,
      cell: ({ name, href }) => <a href={href}>{name}</a>,
    },
    { label: t('review.column.owed'), figure: true, cell: ({ owed }) => figure(owed) },
    { label: t('review.column.longest'), cell: ({ since }) => day(t.language, since, at) },
  ]
  const title = t('review.owing')
  const lead = t(owing.length > 0 ? 'review.owing.lead' : 'review.owing.none')
  return <Section id="owing" {...{ title, lead, columns }} rows={owing} />
}

interface SectionProps<Row> {
  id: string
  title: string
  lead?: string
  small?: boolean
  columns: Column<Row>[]
  rows: Row[]
}

/** A table below a heading of its own; without rows there is the lead alone. */
function Section<Row>({ id, title, lead, small, columns, rows }: SectionProps<Row>) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {lead && <p>{lead}</p>}
      {rows.length > 0 && <Table caption={title} captionUnseen {...{ small, columns, rows }} />}
    </section>
  )
}
