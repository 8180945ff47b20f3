import { Button } from '../components/button'
import { TextArea, TextField } from '../components/field'
import { KeptWords } from '../components/kept-words'
import { Table } from '../components/table'
import { TYPED_FORM } from '../components/typed'
import { figure, percent } from '../format'
import { Emergency } from '../citizen/filing/emergency'
import { Waiting, type WaitingDraft } from '../citizen/filing/waiting'
import type { Translator } from '../i18n'

/** Shares between 0 and 1, or null while there is nothing to take a share of. */
export interface Performance {
  answeredInTime: number | null
  satisfied: number | null
  waitingLate: number
}

interface HomeProps {
  t: Translator
  links: { describe: string; departments: string; track: string }
  /** Begun in this browser and not sent. */
  waiting: WaitingDraft | null
  departments: number
  performance: Performance
}

/** Describe first: nobody needs to know a department to begin. */
export function Home({ t, links, waiting, departments, performance }: HomeProps) {
  return (
    <div class="beside">
      <section class="describe">
        <h1>{t('home.title')}</h1>
        <p class="lead">{t('home.lead', { count: departments })}</p>
        {waiting && <Waiting t={t} draft={waiting} />}
        <form id={TYPED_FORM} method="post" action={links.describe} class="panel">
          <TextArea
            name="description"
            label={t('home.describe')}
            hint={t('home.describe-hint')}
            rows={6}
            required
          />
          <KeptWords t={t} />
          <div class="row">
            <Button>{t('common.continue')}</Button>
            <a href={links.departments}>{t('home.by-department')}</a>
          </div>
          <Emergency t={t} />
        </form>
      </section>
      <div class="aside">
        <Follow t={t} track={links.track} />
        <Figures t={t} performance={performance} />
      </div>
    </div>
  )
}

function Follow({ t, track }: { t: Translator; track: string }) {
  return (
    <section>
      <h2>{t('home.follow')}</h2>
      <form method="post" action={track} class="stack-form tight">
        <TextField
          name="number"
          label={t('home.follow-label')}
          hint={t('home.follow-hint')}
          autocomplete="off"
          maxlength={40}
        />
        <div class="row">
          <Button kind="quiet">{t('home.follow-button')}</Button>
        </div>
      </form>
    </section>
  )
}

/** Real figures or none: before the first answer there is nothing to show. */
function Figures({ t, performance }: { t: Translator; performance: Performance }) {
  const { answeredInTime, satisfied, waitingLate } = performance
  const rows = [
    { word: 'home.answered-in-time', value: answeredInTime === null ? null : percent(answeredInTime) },
    { word: 'home.satisfied', value: satisfied === null ? null : percent(satisfied) },
    {
      word: 'home.waiting-late',
      value: answeredInTime === null && waitingLate === 0 ? null : figure(waitingLate),
    },
  ].filter((row) => row.value !== null)
  if (rows.length === 0) return null
  return (
    <section>
      <h2>{t('home.state')}</h2>
      <Table
        small
        caption={t('home.figures-note')}
        columns={[
          { label: t('home.period'), heads: true, cell: (row) => t(row.word) },
          { label: t('home.figure'), figure: true, cell: (row) => row.value },
        ]}
        rows={rows}
      />
    </section>
  )
}
