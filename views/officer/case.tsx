import type { Child } from 'hono/jsx'
import type { Coming } from '../../workflows/grievance/coming'
import type { CaseEvent, Situation } from '../../workflows/grievance/types'
import type { Above } from '../case/coming'
import { Documents, type CaseDocument } from '../case/details'
import type { Telling } from '../case/happened'
import { areaName, departmentName, serviceName } from '../case/names'
import { Now } from '../case/now'
import { PointOnMap, type PointWords } from '../case/sketch'
import { CaseThread } from '../case/thread'
import { ButtonLink } from '../components/button'
import { Facts } from '../components/facts'
import { dayAndTime, numberInGroups } from '../format'

export interface OfficerCaseProps {
  telling: Telling
  situation: Situation
  /** Working days until the officer's deadline; null while no such clock runs. */
  daysLeft: number | null
  content: {
    number: string
    title: string
    description: string
    language: string
    address: string
    channel: string
    filedAt: Date
    citizen: { name: string; mobile: string }
  }
  /** Where the citizen put it on a map, if so. */
  point: PointWords | null
  /** Documents of the filing; those of a step are shown with it. */
  documents: CaseDocument[]
  events: CaseEvent[]
  coming: Coming[]
  above: Above
  detail: (event: CaseEvent) => Child
  /** What the reader may do now; the first is the obvious next step. */
  acts: { act: string; href: string }[]
  /** What has just been done, above everything. */
  notice?: Child
  /** Acts that are recorded and not yet judged. */
  unjudged: number
  work: string
}

/** A grievance as the officers who answer for it see it. */
export function OfficerCase(props: OfficerCaseProps) {
  const { telling, situation, daysLeft, content, notice, unjudged, work } = props
  const { t } = telling
  return (
    <>
      <p>
        <a href={work}>{t('officer.case.to-work')}</a>
      </p>
      <div class="case-title">
        <p class="soft">
          {t('officer.case.number')} <span class="number">{numberInGroups(content.number)}</span>
        </p>
        <h1 lang={content.language}>{content.title}</h1>
      </div>
      {notice}
      <div class="two-columns">
        <div>
          <Now telling={telling} situation={situation} daysLeft={daysLeft} />
          <CameUp {...props} />
          {unjudged > 0 && !notice && <p>{t('officer.case.unjudged', { count: unjudged })}</p>}
          <Acts {...props} />
          <Filing {...props} />
          <Particulars {...props} />
        </div>
        <Thread {...props} />
      </div>
    </>
  )
}

/** Why the case is above level 1, as a sentence of its own: the thread tells it too, further down. */
function CameUp({ telling, situation, events }: OfficerCaseProps) {
  if (situation.level === 'L1' || situation.stage === 'closed') return null
  const cause = events.findLast(({ kind, data }) => CAUSES[kind]?.(data) ?? false)
  return cause ? <p>{telling.t(`officer.case.came-up.${cause.kind}`)}</p> : null
}

const always = () => true
const CAUSES: Partial<Record<CaseEvent['kind'], (data: CaseEvent['data']) => boolean>> = {
  'deadline-lapsed': ({ to }) => to !== 'committee',
  'feedback-given': ({ satisfied }) => satisfied === false,
  'sent-up': always,
  contested: always,
  reopened: always,
}

function Acts({ telling, acts }: OfficerCaseProps) {
  const { t } = telling
  const [first, ...others] = acts
  if (!first) return null
  return (
    <section aria-labelledby="acts">
      <h2 id="acts">{t('officer.case.acts')}</h2>
      <p>
        <ButtonLink href={first.href}>{t(`officer-acts.${first.act}.title`)}</ButtonLink>
      </p>
      {others.length > 0 && (
        <ul class="acts">
          {others.map(({ act, href }) => (
            <li>
              <a href={href}>{t(`officer-acts.${act}.title`)}</a>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Filing({ telling, content, documents }: OfficerCaseProps) {
  const { t } = telling
  return (
    <section aria-labelledby="filing">
      <h2 id="filing">{t('officer.case.filing')}</h2>
      <p class="words" lang={content.language}>
        {content.description}
      </p>
      {documents.length > 0 && <h3>{t('officer.case.documents')}</h3>}
      <Documents t={t} documents={documents} />
    </section>
  )
}

function Particulars({ telling, situation, content, point }: OfficerCaseProps) {
  const { t, names, now } = telling
  const { subject } = situation
  const { citizen, address } = content
  const mobile = <a href={`tel:${citizen.mobile}`}>{spoken(citizen.mobile)}</a>
  return (
    <section aria-labelledby="particulars">
      <h2 id="particulars">{t('officer.case.particulars')}</h2>
      <Facts
        facts={[
          { label: t('officer.fact.citizen'), value: citizen.name },
          { label: t('officer.fact.mobile'), value: mobile },
          { label: t('officer.fact.language'), value: t(`officer.language.${content.language}`) },
          ...(address
            ? [{ label: t('officer.fact.address'), value: <span class="words">{address}</span> }]
            : []),
          ...(point ? [pointFact(t, point)] : []),
          { label: t('officer.fact.place'), value: areaName(names, subject.area) },
          { label: t('officer.fact.service'), value: serviceName(t, names, subject.service) },
          { label: t('officer.fact.department'), value: departmentName(t, names, subject.department) },
          { label: t('officer.fact.filed'), value: dayAndTime(t.language, content.filedAt, now) },
          { label: t('officer.fact.channel'), value: t(`officer.channel.${content.channel}`) },
        ]}
      />
      <p class="soft">{t('officer.case.audited')}</p>
    </section>
  )
}

const pointFact = (t: Telling['t'], point: PointWords) => ({
  label: t('place.point.label'),
  value: <PointOnMap t={t} point={point} note={t('place.point.precision')} />,
})

/** `+919900000001` as it is dictated: `99000 00001`. */
export const spoken = (mobile: string): string => mobile.replace(/^\+91(\d{5})(\d{5})$/, '$1 $2')

function Thread({ telling, situation, events, coming, above, detail }: OfficerCaseProps) {
  const { t } = telling
  return (
    <section aria-labelledby="thread">
      <h2 id="thread">{t('case.thread')}</h2>
      <CaseThread {...{ telling, situation, events, coming, above, detail }} />
    </section>
  )
}
