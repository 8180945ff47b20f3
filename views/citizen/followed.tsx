import type { Coming } from '../../workflows/grievance/coming'
import type { CaseEvent, Situation } from '../../workflows/grievance/types'
import type { Above } from '../case/coming'
import type { Telling } from '../case/happened'
import { serviceName } from '../case/names'
import { Now } from '../case/now'
import { languageOf } from '../case/script'
import { CaseThread } from '../case/thread'
import { Button } from '../components/button'
import { Confirm } from '../components/confirm'
import { Facts } from '../components/facts'
import { fullDay, numberInGroups } from '../format'
import type { Translator } from '../i18n'

interface FollowedProps {
  telling: Telling
  situation: Situation
  daysLeft: number | null
  events: CaseEvent[]
  coming: Coming[]
  above: Above
  followed: { description: string; address: string; joinedAt: Date }
  readers: string
  leave: string
  all: string
}

/** The grievance of somebody else to which one has added one's own: where it stands, and how one's own can go alone. */
export function FollowedPage(props: FollowedProps) {
  const { telling, situation, daysLeft, events, coming, above, followed, readers, leave, all } = props
  const { t, names } = telling
  return (
    <>
      <div>
        <p class="soft">
          {t('follower.page')} <span class="number">{numberInGroups(situation.number)}</span>
        </p>
        <h1>{serviceName(t, names, situation.subject.service)}</h1>
      </div>
      <Now telling={telling} situation={situation} daysLeft={daysLeft} />
      <section>
        <h2>{t('case.thread')}</h2>
        <CaseThread telling={telling} situation={situation} events={events} coming={coming} above={above} />
      </section>
      <section>
        <h2>{t('follower.not-solved')}</h2>
        <p>{t('follower.not-solved-text')}</p>
        <form method="post">
          <div class="row">
            <Button kind={situation.stage === 'closed' ? 'filled' : 'quiet'}>{t('follower.alone')}</Button>
          </div>
        </form>
      </section>
      <Facts facts={[ownWords(t, followed), joinedOn(t, followed)]} />
      <p class="soft">{t('follower.public')}</p>
      <p class="row">
        <a href={readers}>{t('my-data.readers.link')}</a>
        <a href={leave}>{t('follower.leave.do')}</a>
        <a href={all}>{t('layout.my-grievances')}</a>
      </p>
    </>
  )
}

const ownWords = (t: Translator, { description, address }: FollowedProps['followed']) => ({
  label: t('follower.own-words'),
  value: (
    <>
      <span class="words" lang={languageOf(description)}>
        {description}
      </span>
      {address && <small class="block words">{address}</small>}
    </>
  ),
})

const joinedOn = (t: Translator, { joinedAt }: FollowedProps['followed']) => ({
  label: t('follower.since'),
  value: fullDay(t.language, joinedAt),
})

/** Before one is told nothing more. */
export const Leave = ({
  t,
  back,
  idempotencyKey,
}: {
  t: Translator
  back: string
  idempotencyKey: string
}) => (
  <Confirm
    t={t}
    question={t('follower.leave.title')}
    doIt={t('follower.leave.do')}
    back={back}
    idempotencyKey={idempotencyKey}
  >
    <p>{t('follower.leave.text')}</p>
  </Confirm>
)
