import type { Child } from 'hono/jsx'
import type { Coming } from '../../workflows/grievance/coming'
import type { CaseEvent, Situation } from '../../workflows/grievance/types'
import type { Above } from '../case/coming'
import { Documents, type CaseDocument } from '../case/details'
import type { Telling } from '../case/happened'
import { OnBehalfOf, type OnBehalf } from '../case/on-behalf'
import { areaName, departmentName, serviceName } from '../case/names'
import { Now } from '../case/now'
import { languageOf } from '../case/script'
import { PointOnMap, type PointWords } from '../case/sketch'
import { CaseThread } from '../case/thread'
import { ButtonLink } from '../components/button'
import { Facts } from '../components/facts'
import { dayAndTime, numberInGroups } from '../format'

export interface GrievanceProps {
  telling: Telling
  title: string
  description: string
  address: string
  /** For whom it was filed. */
  behalf: OnBehalf | null
  nameWithheld: boolean
  /** Where the citizen put it on a map, if so. */
  point: PointWords | null
  situation: Situation
  daysLeft: number | null
  events: CaseEvent[]
  coming: Coming[]
  above: Above
  detail: (event: CaseEvent) => Child
  /** Papers of the filing itself. */
  documents: CaseDocument[]
  /** The acknowledgement as a PDF. */
  paper: string
  /** The dates to come, for a calendar; null where time brings nothing. */
  dates: string | null
  /** Who has looked at it. */
  readers: string
  /** What the citizen can do now, the one that is asked for first. */
  acts: { act: string; href: string }[]
  /** What became of what was just done, above everything. */
  notice?: Child
}

/** A citizen's own grievance: what stands now, all that was and will be, and what can be done. */
export function Grievance(props: GrievanceProps) {
  const { telling, title, situation } = props
  const { t } = telling
  return (
    <div id="case" class="stack-form">
      {props.notice}
      <div>
        <p class="soft">
          {t('grievance.number')} <span class="number">{numberInGroups(situation.number)}</span>
        </p>
        <h1 lang={languageOf(title)}>{title}</h1>
      </div>
      <Now telling={telling} situation={situation} daysLeft={props.daysLeft} />
      <Acts {...props} first />
      <section>
        <h2>{t('case.thread')}</h2>
        <CaseThread
          telling={telling}
          situation={situation}
          events={props.events}
          coming={props.coming}
          above={props.above}
          detail={props.detail}
        />
        {props.dates && (
          <p>
            <a href={props.dates}>{t('grievance.dates')}</a>
          </p>
        )}
      </section>
      <Acts {...props} first={false} />
      <Details {...props} />
    </div>
  )
}

/** What is asked of the citizen stands right below the box; what is merely possible, below the thread. */
const ASKED = ['answer', 'feedback']

function Acts({ telling: { t }, acts, first }: GrievanceProps & { first: boolean }) {
  const shown = acts.filter(({ act }) => ASKED.includes(act) === first)
  if (shown.length === 0) return null
  return (
    <div class="row">
      {shown.map(({ act, href }) => (
        <ButtonLink href={href} kind={first ? 'filled' : 'quiet'}>
          {t(`grievance.act.${act}`)}
        </ButtonLink>
      ))}
    </div>
  )
}

function Details(props: GrievanceProps) {
  const { telling, description, address, point, behalf, nameWithheld, situation, documents, readers, paper } =
    props
  const { t, names, now } = telling
  const { subject } = situation
  const facts = [
    {
      label: t('grievance.description'),
      value: (
        <span class="words" lang={languageOf(description)}>
          {description}
        </span>
      ),
    },
    { label: t('grievance.service'), value: serviceName(t, names, subject.service) },
    { label: t('grievance.department'), value: departmentName(t, names, subject.department) },
    { label: t('grievance.place'), value: areaName(names, subject.area) },
    ...(address ? [{ label: t('grievance.address'), value: <span class="words">{address}</span> }] : []),
    ...(point ? [{ label: t('place.point.label'), value: <PointOnMap t={t} point={point} /> }] : []),
    ...(behalf ? [{ label: t('for-whom.filed-for'), value: <OnBehalfOf t={t} whom={behalf} /> }] : []),
    ...(nameWithheld ? [{ label: t('filing.review.citizen'), value: t('for-whom.is-withheld') }] : []),
    { label: t('grievance.filed'), value: dayAndTime(t.language, situation.filedAt, now) },
    ...(documents.length > 0
      ? [{ label: t('grievance.documents'), value: <Documents t={t} documents={documents} /> }]
      : []),
  ]
  return (
    <section>
      <h2>{t('grievance.details')}</h2>
      <Facts facts={facts} />
      <p>
        <a href={paper}>{t('papers.acknowledgement.open')}</a>
      </p>
      <p>
        <a href={readers}>{t('my-data.readers.link')}</a>
      </p>
    </section>
  )
}
