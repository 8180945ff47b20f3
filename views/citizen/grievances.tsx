import type { Situation } from '../../workflows/grievance/types'
import { TimeLeft, nowSentence } from '../case/now'
import type { Telling } from '../case/happened'
import { areaName, levelNumber, serviceName } from '../case/names'
import { languageOf } from '../case/script'
import { ButtonLink } from '../components/button'
import { StateLabel } from '../components/state-label'
import { Waiting, type WaitingDraft } from './filing/waiting'
import { ReturnCode } from './filing/without-name'
import { ErasureNotice } from './my-data/erasure-notice'
import { fullDay, machineTime, numberInGroups } from '../format'

export interface GrievanceLine {
  number: string
  title: string
  filedAt: Date
  situation: Situation
  daysLeft: number | null
  href: string
}

interface GrievancesProps {
  telling: Telling
  lines: GrievanceLine[]
  file: string
  /** Begun in this browser and not sent. */
  waiting: WaitingDraft | null
  /** Grievances of others to which the citizen has added his own. */
  followed: { situation: Situation; daysLeft: number | null; joinedAt: Date; href: string }[]
  /** By which somebody without a name comes back. */
  code: { code: string; href: string } | null
  /** Asked for with that code; whoever has a number is told by SMS. */
  erasure: { day: string; href: string } | null
}

/** All grievances of a citizen: what each waits for. Those that wait for the citizen stand first. */
export function Grievances({ telling, lines, followed, file, waiting, code, erasure }: GrievancesProps) {
  const { t } = telling
  const yours = lines.filter(({ situation }) => waitsForCitizen(situation))
  const others = lines.filter(({ situation }) => !waitsForCitizen(situation))
  return (
    <>
      {erasure && <ErasureNotice t={t} {...erasure} />}
      <h1>{t('grievance.own.title', { count: lines.length, yours: yours.length })}</h1>
      {waiting && <Waiting t={t} draft={waiting} />}
      {lines.length === 0 && <p class="lead">{t('grievance.own.empty')}</p>}
      {lines.length > 0 && (
        <ul class="cases">
          {[...yours, ...others].map((line) => (
            <Line telling={telling} line={line} />
          ))}
        </ul>
      )}
      <div class="row">
        <ButtonLink href={file} kind={yours.length > 0 ? 'quiet' : 'filled'}>
          {t('grievance.own.file')}
        </ButtonLink>
      </div>
      {followed.length > 0 && (
        <section>
          <h2>{t('follower.list', { count: followed.length })}</h2>
          <ul class="cases">
            {followed.map((one) => (
              <FollowedLine telling={telling} one={one} />
            ))}
          </ul>
        </section>
      )}
      {code && <ReturnCode t={t} {...code} />}
    </>
  )
}

const waitsForCitizen = ({ stage }: Situation): boolean =>
  stage === 'awaiting-citizen' || stage === 'feedback'

function FollowedLine({ telling, one }: { telling: Telling; one: GrievancesProps['followed'][number] }) {
  const { t, names } = telling
  const { situation, daysLeft, joinedAt, href } = one
  const { service, area } = situation.subject
  return (
    <li>
      <h3>
        <a href={href}>{`${serviceName(t, names, service)}, ${areaName(names, area)}`}</a>
      </h3>
      <p>{nowSentence(situation, telling)}</p>
      <p class="row labels">
        <TimeLeft t={t} daysLeft={daysLeft} />
        <small class="row labels">
          <span class="number">{numberInGroups(situation.number)}</span>
          <time datetime={machineTime(joinedAt)}>
            {t('follower.joined-on', { day: fullDay(t.language, joinedAt) })}
          </time>
        </small>
      </p>
    </li>
  )
}

function Line({ telling, line }: { telling: Telling; line: GrievanceLine }) {
  const { t } = telling
  const { situation } = line
  return (
    <li class={waitsForCitizen(situation) ? 'yours' : undefined}>
      <h2>
        <a href={line.href} lang={languageOf(line.title)}>
          {line.title}
        </a>
      </h2>
      <p>{nowSentence(situation, telling)}</p>
      <p class="row labels">
        {situation.stage === 'closed' ? (
          <StateLabel tone={situation.closure?.ending === 'satisfied' ? 'kept' : 'plain'}>
            {t('grievance.closed')}
          </StateLabel>
        ) : (
          <StateLabel>{t('case.level', { level: levelNumber(situation.level) })}</StateLabel>
        )}
        <TimeLeft t={t} daysLeft={line.daysLeft} />
        <small class="row labels">
          <span class="number">{numberInGroups(line.number)}</span>
          <time datetime={machineTime(line.filedAt)}>
            {t('grievance.filed-on', { day: fullDay(t.language, line.filedAt) })}
          </time>
        </small>
      </p>
    </li>
  )
}
