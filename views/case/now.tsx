import type { Situation } from '../../workflows/grievance/types'
import { NowBox } from '../components/now-box'
import { StateLabel, type Tone } from '../components/state-label'
import { day } from '../format'
import type { Translator } from '../i18n'
import type { Telling } from './happened'
import { levelNumber, postingName } from './names'

interface NowProps {
  telling: Telling
  situation: Situation
  /** Working days until the officer's deadline, 0 once it has passed; null while no such clock runs. */
  daysLeft: number | null
}

/** Where the case stands and who must act by when. */
export function Now({ telling, situation, daysLeft }: NowProps) {
  const { t, reader } = telling
  const labels = (
    <>
      {situation.stage !== 'closed' && (
        <StateLabel>{t('case.level', { level: levelNumber(situation.level) })}</StateLabel>
      )}
      <TimeLeft t={t} daysLeft={daysLeft} />
      {situation.urgent && <StateLabel tone="late">{t('case.urgent')}</StateLabel>}
    </>
  )
  return (
    <NowBox labels={labels} tone={toneOf(situation, daysLeft, reader === 'citizen')}>
      <p>{nowSentence(situation, telling)}</p>
      {situation.owed.map((owed) => (
        <p class="soft">{t('case.now.owed', { who: postingName(t, telling.names, owed.posting) })}</p>
      ))}
    </NowBox>
  )
}

/** "3 working days left", "Past its date": the words that go with the colour. */
export function TimeLeft({ t, daysLeft }: { t: Translator; daysLeft: number | null }) {
  if (daysLeft === null) return null
  if (daysLeft === 0) return <StateLabel tone="late">{t('case.past-date')}</StateLabel>
  return (
    <StateLabel tone={daysLeft <= 3 ? 'soon' : 'plain'}>
      {t('case.days-left', { count: daysLeft })}
    </StateLabel>
  )
}

/** "Tahsildar, Hubballi must act by 27 November." */
export function nowSentence(situation: Situation, { t, names, reader, now }: Telling): string {
  const { hold, feedback, clock, closure, posting } = situation
  const at = hold?.until ?? feedback?.until ?? clock?.dueAt ?? closure?.reopenUntil ?? null
  return t(`case.now.${variantOf(situation, now)}`, {
    reader,
    who: postingName(t, names, posting),
    day: at === null ? '' : day(t.language, at, now),
    reason: reasonOf(situation, t),
    other: closure?.duplicateOf ?? 'none',
  })
}

function variantOf({ stage, posting, committee, closure }: Situation, now: number): string {
  if (stage === 'routing' && !posting) return 'routing.new'
  if ((stage === 'with-officer' || stage === 'routing') && committee) return `${stage}.committee`
  if (!closure) return stage
  const past = closure.reopenUntil !== null && closure.reopenUntil <= now
  const open = closure.reopenUntil !== null && !past
  return `closed.${closure.ending}${open ? '.open' : ''}`
}

function reasonOf({ hold, closure }: Situation, t: Translator): string {
  const reason = hold?.reason ?? closure?.reason
  return reason ? t(`case.not-taken-up.${reason}`) : ''
}

function toneOf({ stage, closure, committee }: Situation, daysLeft: number | null, own: boolean): Tone {
  if (closure) return closure.ending === 'satisfied' ? 'kept' : 'plain'
  if (own && (stage === 'awaiting-citizen' || stage === 'feedback')) return 'soon'
  if (committee || daysLeft === 0) return 'late'
  return daysLeft !== null && daysLeft <= 3 ? 'soon' : 'plain'
}
