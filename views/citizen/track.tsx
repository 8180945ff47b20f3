import type { Coming } from '../../workflows/grievance/coming'
import type { CaseEvent, Situation } from '../../workflows/grievance/types'
import type { Above } from '../case/coming'
import type { Telling } from '../case/happened'
import { areaName, departmentName } from '../case/names'
import { Now } from '../case/now'
import { CaseThread } from '../case/thread'
import { Button } from '../components/button'
import { ErrorSummary } from '../components/error-summary'
import { Facts } from '../components/facts'
import { TextField, type Faults } from '../components/field'
import { TYPED_FORM } from '../components/typed'
import { fullDay, numberInGroups } from '../format'
import type { Translator } from '../i18n'

interface FollowProps {
  t: Translator
  typed: string
  faults: Faults
  byMobile: string
  /** Where the form is sent: never the address of this page, in which a number may stand. */
  action: string
}

/** By number, for anybody; by mobile number, for whom it belongs to. */
export function Follow({ t, typed, faults, byMobile, action }: FollowProps) {
  return (
    <>
      <ErrorSummary t={t} faults={faults} />
      <h1>{t('track.title')}</h1>
      <form id={TYPED_FORM} method="post" action={action}>
        <TextField
          name="number"
          label={t('home.follow-label')}
          hint={t('home.follow-hint')}
          fault={faults.number}
          value={typed}
          autocomplete="off"
          short
        />
        <div class="row">
          <Button>{t('home.follow-button')}</Button>
        </div>
      </form>
      <section>
        <h2>{t('track.by-mobile')}</h2>
        <p>{t('track.by-mobile-text')}</p>
        <p class="row">
          <a href={byMobile}>{t('track.by-mobile-link')}</a>
        </p>
      </section>
    </>
  )
}

interface TrackedProps {
  telling: Telling
  situation: Situation
  daysLeft: number | null
  events: CaseEvent[]
  coming: Coming[]
  above: Above
  /** Taluk or district: nothing finer. */
  area: string
  /** Where the citizen of the case reads everything. */
  own: string
  another: string
}

/** What anybody with the number sees: where it stands, since when, with which office. */
export function Tracked({
  telling,
  situation,
  daysLeft,
  events,
  coming,
  above,
  area,
  own,
  another,
}: TrackedProps) {
  const { t, names } = telling
  const facts = [
    { label: t('grievance.department'), value: departmentName(t, names, situation.subject.department) },
    { label: t('grievance.place'), value: areaName(names, area) },
    { label: t('grievance.filed'), value: fullDay(t.language, situation.filedAt) },
  ]
  return (
    <>
      <h1>
        {t('track.grievance')} <span class="number">{numberInGroups(situation.number)}</span>
      </h1>
      <Now telling={telling} situation={situation} daysLeft={daysLeft} />
      <section>
        <h2>{t('case.thread')}</h2>
        <CaseThread telling={telling} situation={situation} events={events} coming={coming} above={above} />
      </section>
      <Facts facts={facts} />
      <p class="soft">{t('track.public')}</p>
      <p class="row">
        <a href={own}>{t('track.own')}</a>
        <a href={another}>{t('track.another')}</a>
      </p>
    </>
  )
}
