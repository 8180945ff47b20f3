import type { CallOutcome, DissatisfactionReason } from '../../workflows/grievance/types'
import { Button } from '../components/button'
import { Facts } from '../components/facts'
import { dayAndTime, numberInGroups } from '../format'
import type { Translator } from '../i18n'
import { NextCall } from './calls'

/**
 * What came of the call: an outcome, `pending`, `taken` by another agent, `free` to take, `recorded` before, or `over`
 * without it.
 */
export type CallState = CallOutcome | 'pending' | 'taken' | 'free' | 'recorded' | 'over'

/** What an agent entered and was not stored. */
export interface Unstored {
  outcome: CallOutcome | null
  reason: DissatisfactionReason | null
  words: string
}

interface CallOverProps {
  t: Translator
  now: number
  state: CallState
  number: string
  unstored: Unstored | null
  /** When the citizen is called again by itself; null when not. */
  nextAttempt: number | null
  next: string
  back: string
  /** Looks again while the case has not spoken. */
  again: string
}

/** After the call, or instead of it when it is not this agent's to make. */
export function CallOver({ t, now, state, number, unstored, nextAttempt, next, back, again }: CallOverProps) {
  const toBeRepeated = state === 'no-answer' || state === 'call-later' || state === 'wrong-number'
  return (
    <>
      <h1>{t(`desk.after.${state}`)}</h1>
      <p>
        {t('desk.fact.number')} <span class="number">{numberInGroups(number)}</span>
      </p>
      <p class="lead">{t(`desk.then.${state}`)}</p>
      {unstored && <WhatWasEntered t={t} unstored={unstored} />}
      {toBeRepeated && nextAttempt !== null && (
        <p>{t('desk.next-attempt', { when: dayAndTime(t.language, nextAttempt, now) })}</p>
      )}
      {toBeRepeated && nextAttempt === null && <p>{t('desk.last-attempt')}</p>}
      {state === 'pending' && (
        <p>
          <a href={again}>{t('officer-acts.look-again')}</a>
        </p>
      )}
      {state === 'free' ? <TakeThis t={t} href={again} /> : <NextCall t={t} next={next} />}
      <p>
        <a href={back}>{t('desk.to-calls')}</a>
      </p>
    </>
  )
}

/** To be read and copied: the page on which it was entered is gone. */
function WhatWasEntered({ t, unstored }: { t: Translator; unstored: Unstored }) {
  const { outcome, reason, words } = unstored
  const facts = [
    ...(outcome ? [{ label: t('desk.outcome'), value: t(`desk.outcome.${outcome}`) }] : []),
    ...(reason ? [{ label: t('desk.fact.reason'), value: t(`case.dissatisfaction.${reason}`) }] : []),
  ]
  if (facts.length === 0 && !words) return null
  return (
    <section aria-labelledby="entered">
      <h2 id="entered">{t('desk.entered')}</h2>
      <p>{t('desk.entered-text')}</p>
      {facts.length > 0 && <Facts facts={facts} />}
      {words && <p class="words quote">{words}</p>}
    </section>
  )
}

function TakeThis({ t, href }: { t: Translator; href: string }) {
  return (
    <form method="post" action={href} class="row">
      <Button name="step" value="take">
        {t('desk.take')}
      </Button>
    </form>
  )
}
