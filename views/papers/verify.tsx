import type { CaseEvent, Filed } from '../../workflows/grievance/types'
import type { Telling } from '../case/happened'
import { areaName, departmentName, levelNumber, postingName, serviceName } from '../case/names'
import { Button } from '../components/button'
import { ErrorSummary } from '../components/error-summary'
import { Facts, type Fact } from '../components/facts'
import { TextField, type Faults } from '../components/field'
import { Notification } from '../components/notification'
import { NowBox } from '../components/now-box'
import { TYPED_FORM } from '../components/typed'
import { dayAndTime, numberInGroups } from '../format'
import type { Translator } from '../i18n'

interface Links {
  another: string
  track: string
}

/** Number and check, as they stand on a paper. */
export function CheckForm({
  t,
  typed,
  faults,
}: {
  t: Translator
  typed: { number: string; check: string }
  faults: Faults
}) {
  return (
    <>
      <ErrorSummary t={t} faults={faults} />
      <h1>{t('papers.verify.title')}</h1>
      <p class="lead">{t('papers.verify.lead')}</p>
      <form id={TYPED_FORM} method="post">
        <TextField
          name="number"
          label={t('grievance.number')}
          hint={t('papers.verify.number-hint')}
          fault={faults.number}
          value={typed.number}
          autocomplete="off"
          short
        />
        <TextField
          name="check"
          label={t('papers.check')}
          hint={t('papers.verify.check-hint')}
          fault={faults.check}
          value={typed.check}
          autocomplete="off"
          short
        />
        <div class="row">
          <Button>{t('papers.verify.button')}</Button>
        </div>
      </form>
    </>
  )
}

interface GenuineProps {
  telling: Telling
  filed: Filed
  /** Null where the paper is an acknowledgement. */
  report: CaseEvent | null
  /** Taluk or district: nothing finer. */
  area: string
  /** Where the grievance stands, as a sentence. */
  today: string
  links: Links
}

/** The portal stands by the paper, and says what must be on it. */
export function Genuine({ telling, filed, report, area, today, links }: GenuineProps) {
  const { t } = telling
  return (
    <>
      <h1>{t(`papers.verify.genuine.${report ? 'report' : 'acknowledgement'}`)}</h1>
      <p class="lead">{t('papers.verify.compare')}</p>
      <Facts facts={factsOf(telling, filed, report, area)} />
      <section>
        <h2>{t('papers.verify.today')}</h2>
        <NowBox>
          <p>{today}</p>
        </NowBox>
      </section>
      <p class="soft">{t('papers.verify.words')}</p>
      <WaysOn t={t} links={links} />
    </>
  )
}

function factsOf({ t, names }: Telling, filed: Filed, report: CaseEvent | null, area: string): Fact[] {
  const { number, filedAt, subject } = filed
  const when = (at: number) => dayAndTime(t.language, at, 0)
  const ofReport = report && [
    { label: t('papers.reporter'), value: postingName(t, names, report.posting) },
    { label: t('papers.level'), value: levelNumber(report.level) },
    { label: t('papers.reported'), value: when(report.at) },
  ]
  return [
    { label: t('grievance.number'), value: <span class="number">{numberInGroups(number)}</span> },
    ...(ofReport ?? []),
    { label: t('grievance.filed'), value: when(filedAt) },
    { label: t('grievance.service'), value: serviceName(t, names, subject.service) },
    { label: t('grievance.department'), value: departmentName(t, names, subject.department) },
    { label: t('grievance.place'), value: areaName(names, area) },
  ]
}

/** A forged paper, or a code that was misread: what to do now. */
export function NotIssued({ t, helpline, links }: { t: Translator; helpline: string; links: Links }) {
  return (
    <>
      <h1>{t('papers.verify.not-issued')}</h1>
      <p class="lead">{t('papers.verify.not-issued-text')}</p>
      <Notification title={t('papers.verify.not-issued-then', { helpline })} tone="late" />
      <WaysOn t={t} links={links} />
    </>
  )
}

const WaysOn = ({ t, links }: { t: Translator; links: Links }) => (
  <p class="row">
    <a href={links.another}>{t('papers.verify.another')}</a>
    <a href={links.track}>{t('papers.verify.track')}</a>
  </p>
)
