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
import { caseTitle, titleLanguage } from '../case/title'
import { ButtonLink } from '../components/button'
import { Facts, type Fact } from '../components/facts'
import { day, dayAndTime, numberInGroups } from '../format'
import type { Translator } from '../i18n'

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
    citizen: { name: string | null; mobile: string | null }
    onBehalf: OnBehalf | null
    nameWithheld: boolean
  }
  /** Where the citizen put it on a map, if so. */
  point: PointWords | null
  /** Documents of the filing; those of a step are shown with it. */
  documents: CaseDocument[]
  /** As the order of the case calls its way and level; null where it has no names for them. */
  track: { way: string; level: string } | null
  events: CaseEvent[]
  coming: Coming[]
  above: Above
  detail: (event: CaseEvent) => Child
  /** What the reader may do now; the first is the obvious next step. */
  acts: { act: string; href: string }[]
  /** What has just been done, above everything. */
  notice?: Child
  /** What others have added who have the same at heart. */
  added: AddedByOthers[]
  /** Acts that are recorded and not yet judged. */
  unjudged: number
  work: string
}

export interface AddedByOthers {
  description: string
  address: string
  joinedAt: Date
  /** Null where the officers are not to learn it. */
  name: string | null
  mobile: string | null
  documents: CaseDocument[]
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
        <h1 lang={titleLanguage(t, content.title)}>{caseTitle(t, content.title)}</h1>
      </div>
      {notice}
      <div class="two-columns">
        <div>
          <Now telling={telling} situation={situation} daysLeft={daysLeft} />
          <CameUp {...props} />
          {unjudged > 0 && !notice && <p>{t('officer.case.unjudged', { count: unjudged })}</p>}
          <Acts {...props} />
          <Filing {...props} />
          <Added {...props} />
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
      {content.title === '' ? (
        <p>{t('my-data.erased-for-officer')}</p>
      ) : (
        <p class="words" lang={languageOf(content.description)}>
          {content.description}
        </p>
      )}
      {documents.length > 0 && <h3>{t('officer.case.documents')}</h3>}
      <Documents t={t} documents={documents} />
    </section>
  )
}

/** One answer serves them all: how many there are, and where exactly each of them has it. */
function Added({ telling, added }: OfficerCaseProps) {
  const { t, now } = telling
  if (added.length === 0) return null
  return (
    <section aria-labelledby="added">
      <h2 id="added">{t('follower.officer.title', { count: added.length })}</h2>
      <ul class="added">
        {added.map(({ description, address, joinedAt, name, mobile, documents }) => (
          <li>
            <p class="words" lang={languageOf(description)}>
              {description}
            </p>
            {address && <p class="words">{address}</p>}
            <Documents t={t} documents={documents} />
            <p class="soft">
              {name ?? t('for-whom.is-withheld')}
              {mobile && (
                <>
                  {' · '}
                  <Telephone mobile={mobile} />
                </>
              )}
              {' · '}
              {day(t.language, joinedAt, now)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Particulars({ telling, situation, content, point, track }: OfficerCaseProps) {
  const { t, names, now } = telling
  const { subject } = situation
  const { address, onBehalf } = content
  return (
    <section aria-labelledby="particulars">
      <h2 id="particulars">{t('officer.case.particulars')}</h2>
      <Facts
        facts={[
          ...personal(t, content),
          ...(onBehalf
            ? [{ label: t('for-whom.filed-for'), value: <OnBehalfOf t={t} whom={onBehalf} /> }]
            : []),
          { label: t('officer.fact.language'), value: t(`officer.language.${content.language}`) },
          ...(address
            ? [{ label: t('officer.fact.address'), value: <span class="words">{address}</span> }]
            : []),
          ...(point ? [pointFact(t, point)] : []),
          { label: t('officer.fact.place'), value: areaName(names, subject.area) },
          { label: t('officer.fact.service'), value: serviceName(t, names, subject.service) },
          { label: t('officer.fact.department'), value: departmentName(t, names, subject.department) },
          ...(track ? [{ label: t('officer.fact.track'), value: t('officer.track', { ...track }) }] : []),
          { label: t('officer.fact.filed'), value: dayAndTime(t.language, content.filedAt, now) },
          { label: t('officer.fact.channel'), value: t(`officer.channel.${content.channel}`) },
        ]}
      />
      <p class="soft">{t('officer.case.audited')}</p>
    </section>
  )
}

/** Who it is, and how to reach that one, or why nobody is named; nothing where that was erased. */
function personal(t: Translator, { title, citizen, nameWithheld }: OfficerCaseProps['content']): Fact[] {
  const { name, mobile } = citizen
  if (title === '') return []
  // The officer asks on the page, and does not look for who it was.
  const unnamed = t(nameWithheld ? 'for-whom.officer-withheld' : 'without-name.officer')
  return [
    { label: t('officer.fact.citizen'), value: name ?? unnamed },
    ...(mobile ? [{ label: t('officer.fact.mobile'), value: <Telephone mobile={mobile} /> }] : []),
  ]
}

const Telephone = ({ mobile }: { mobile: string }) => <a href={`tel:${mobile}`}>{spoken(mobile)}</a>

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
