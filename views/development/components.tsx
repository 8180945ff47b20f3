import type { Child } from 'hono/jsx'
import { Button, ButtonLink } from '../components/button'
import { ErrorSummary } from '../components/error-summary'
import { Facts } from '../components/facts'
import { Checkbox, Choices, FileField, Select, TextArea, TextField } from '../components/field'
import { Filters } from '../components/filters'
import { Cautions } from '../components/cautions'
import { Notification } from '../components/notification'
import { NowBox } from '../components/now-box'
import { Pagination } from '../components/pagination'
import { StateLabel, type Tone } from '../components/state-label'
import { Table } from '../components/table'
import { Thread } from '../components/thread'
import { dayAndTime, numberInGroups } from '../format'
import type { Translator } from '../i18n'
import { Entered } from './entered'

const TONES: Tone[] = ['plain', 'kept', 'soon', 'late']
const DAY = 86_400_000
/** Where links of samples lead: to this page itself. */
const HERE = '#main'
const NUMBER = 'KA26H7K3M9Q2'

interface ComponentsProps {
  t: Translator
  /** One for each language, in the order of the portal. */
  translators: Translator[]
  helpline: string
  now: number
}

/** Every component in every state, in all languages, one under the other: to be looked at before and after a change. */
export function Components({ t, translators, helpline, now }: ComponentsProps) {
  return (
    <>
      <h1>{t('development.components')}</h1>
      <p class="lead">{t('development.components-lead')}</p>
      {translators.map((words) => (
        <section lang={words.language}>
          <h2>{words('development.this-language')}</h2>
          <Gallery t={words} helpline={helpline} now={now} />
        </section>
      ))}
    </>
  )
}

function Gallery({ t, helpline, now }: { t: Translator; helpline: string; now: number }) {
  return (
    <>
      <Buttons t={t} />
      <Tones t={t} />
      <Fields t={t} />
      <Life t={t} now={now} />
      <Lists t={t} now={now} />
      <Entered t={t} helpline={helpline} here={HERE} sample={Sample} />
    </>
  )
}

function Sample({ name, children }: { name: string; children: Child }) {
  return (
    <article>
      <h3 lang="en">{name}</h3>
      {children}
    </article>
  )
}

const Buttons = ({ t }: { t: Translator }) => (
  <Sample name="Button, ButtonLink">
    <div class="row">
      <Button>{t('filing.review.send')}</Button>
      <Button kind="quiet">{t('filing.details.add')}</Button>
      <Button kind="grave">{t('grievance.withdraw.send')}</Button>
      <ButtonLink href={HERE}>{t('grievance.own.file')}</ButtonLink>
      <a href={HERE}>{t('common.no-go-back')}</a>
      <button class="as-link">{t('layout.sign-out')}</button>
    </div>
  </Sample>
)

const CAUTIONS = ['aadhaar-number', 'card-number', 'pan', 'phone-number', 'email-address', 'rude-words']

const Tones = ({ t }: { t: Translator }) => (
  <>
    <Sample name="StateLabel">
      <div class="row">
        <StateLabel>{t('case.level', { level: 1 })}</StateLabel>
        <StateLabel tone="kept">{t('grievance.closed')}</StateLabel>
        <StateLabel tone="soon">{t('case.days-left', { count: 3 })}</StateLabel>
        <StateLabel tone="late">{t('case.past-date')}</StateLabel>
      </div>
    </Sample>
    <Sample name="NowBox, Notification, Cautions">
      {TONES.map((tone) => (
        <NowBox tone={tone} labels={<StateLabel tone={tone}>{t('case.level', { level: 2 })}</StateLabel>}>
          <p>{t('filing.registered.report')}</p>
        </NowBox>
      ))}
      {TONES.map((tone) => (
        <Notification tone={tone} title={t('grievance.done.note')}>
          <p>{t('grievance.pending-text')}</p>
        </Notification>
      ))}
      <Cautions t={t} cautions={CAUTIONS} change={HERE} />
      <Cautions t={t} cautions={CAUTIONS.slice(0, 1)} change={HERE} pressed />
    </Sample>
  </>
)

/** Ids are of the whole page: each language has its own. */
function Fields({ t }: { t: Translator }) {
  const own = (name: string) => `${name}-${t.language}`
  const fault = t('grievance.text-needed')
  const choices = [
    { value: 'yes', label: t('grievance.feedback.yes'), hint: t('grievance.feedback.yes-hint') },
    { value: 'no', label: t('grievance.feedback.no'), hint: t('grievance.feedback.no-hint') },
  ]
  return (
    <Sample name="ErrorSummary, fields">
      <ErrorSummary t={t} id={own('summary')} faults={{ [own('faulty')]: fault, [own('wrong')]: fault }} />
      <form class="stack-form" method="get">
        <TextField
          name={own('text')}
          label={t('filing.place.address')}
          hint={t('filing.place.address-hint')}
        />
        <TextField name={own('wrong')} label={t('grievance.number')} fault={fault} value={NUMBER} short />
        <TextArea
          name={own('faulty')}
          label={t('grievance.note.text')}
          hint={t('grievance.note.hint')}
          fault={fault}
        />
        <Select
          name={own('select')}
          label={t('filing.place.district')}
          choices={choices}
          empty={t('filing.place.choose')}
        />
        <Select
          name={own('select-faulty')}
          label={t('filing.place.district')}
          choices={choices}
          empty={t('filing.place.choose')}
          fault={fault}
        />
        <Choices
          name={own('choices')}
          label={t('grievance.feedback.question')}
          choices={choices}
          value="no"
        />
        <Choices
          name={own('unchosen')}
          label={t('grievance.feedback.question')}
          choices={choices}
          fault={fault}
        />
        <Checkbox name={own('box')} label={t('filing.review.often.looked')} />
        <Checkbox name={own('box-faulty')} label={t('filing.review.often.looked')} fault={fault} checked />
        <FileField name={own('files')} label={t('filing.details.files')} accept="image/*" />
        <FileField
          name={own('files-faulty')}
          label={t('filing.details.files')}
          accept="image/*"
          fault={fault}
        />
      </form>
    </Sample>
  )
}

const Life = ({ t, now }: { t: Translator; now: number }) => (
  <Sample name="Thread">
    <Thread
      t={t}
      now={now}
      steps={[
        { at: now - 9 * DAY, when: 'happened', what: t('filing.registered.title') },
        {
          ...{ at: now - DAY, when: 'present', what: t('grievance.done.note') },
          detail: <p class="words">{t('filing.review.notice-text')}</p>,
        },
        { at: now + 3 * DAY, when: 'to-come', what: t('filing.registered.up') },
      ]}
    />
  </Sample>
)

function Lists({ t, now }: { t: Translator; now: number }) {
  const rows = [
    { what: t('filing.life.old-age'), count: 1204 },
    { what: t('filing.life.around-the-house'), count: 87 },
  ]
  const columns = [
    { label: t('grievance.service'), cell: (row: (typeof rows)[number]) => row.what, heads: true },
    { label: t('grievance.filed'), cell: () => dayAndTime(t.language, now, now) },
    { label: t('grievance.number'), cell: (row: (typeof rows)[number]) => row.count, figure: true },
  ]
  const filters = rows.map(({ what, count }, index) => ({
    ...{ label: what, href: HERE, current: index === 0, count },
  }))
  return (
    <>
      <Sample name="Facts">
        <Facts
          facts={[
            { label: t('grievance.number'), value: <span class="number">{numberInGroups(NUMBER)}</span> },
            { label: t('grievance.service'), value: t('filing.life.old-age') },
          ]}
        />
      </Sample>
      <Sample name="Filters, Table, Pagination">
        <Filters label={`${t('grievance.service')} (${t.language})`} filters={filters} />
        <Table caption={t('grievance.details')} columns={columns} rows={rows} />
        <Table caption={t('grievance.details')} columns={columns.slice(0, 2)} rows={rows} small />
        <Pagination t={t} first={21} last={40} all={1204} earlier={HERE} later={HERE} />
      </Sample>
    </>
  )
}
