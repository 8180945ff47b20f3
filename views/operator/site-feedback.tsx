import { languageOf } from '../case/script'
import { Filters, type Filter } from '../components/filters'
import { Pagination, type Pages } from '../components/pagination'
import { Table, type Column } from '../components/table'
import { dayAndTime, machineTime } from '../format'
import type { Translator } from '../i18n'

export interface SiteFeedbackRow {
  topic: string
  words: string
  language: string
  page: string | null
  createdAt: Date
  href: string
}

interface SiteFeedbackListProps {
  t: Translator
  now: number
  waiting: number
  filters: Record<'state' | 'topic' | 'language', Filter[]>
  rows: SiteFeedbackRow[]
  page: Pages
}

/** What people say of the site, the newest on top. */
export function SiteFeedbackList({ t, now, waiting, filters, rows, page }: SiteFeedbackListProps) {
  return (
    <>
      <h1>{t('site-feedback.list.heading', { count: waiting })}</h1>
      <p class="lead">{t('site-feedback.list.lead')}</p>
      {(['state', 'topic', 'language'] as const).map((kind) => (
        <Filters label={t(`site-feedback.filter.${kind}`)} filters={filters[kind]} />
      ))}
      {rows.length === 0 ? (
        <p>{t('site-feedback.list.empty')}</p>
      ) : (
        <Table
          caption={t('site-feedback.list.caption')}
          captionUnseen
          columns={columnsOf(t, now)}
          rows={rows}
        />
      )}
      {page.all > rows.length && <Pagination t={t} {...page} />}
    </>
  )
}

const columnsOf = (t: Translator, now: number): Column<SiteFeedbackRow>[] => [
  {
    label: t('site-feedback.list.when'),
    heads: true,
    cell: ({ createdAt, href }) => (
      <a href={href}>
        <time datetime={machineTime(createdAt)}>{dayAndTime(t.language, createdAt, now)}</time>
      </a>
    ),
  },
  {
    label: t('site-feedback.list.words'),
    cell: ({ words }) => (
      <span class="words" lang={languageOf(words)}>
        {words}
      </span>
    ),
  },
  { label: t('site-feedback.list.topic'), cell: ({ topic }) => t(`site-feedback.topic.${topic}`) },
  { label: t('site-feedback.list.page'), cell: ({ page }) => page ?? t('site-feedback.list.no-page') },
  {
    label: t('site-feedback.list.language'),
    cell: ({ language }) => t(`site-feedback.language.${language}`),
  },
]
