import type { Situation } from '../../../workflows/grievance/types'
import type { Telling } from '../../case/happened'
import { areaName, serviceName } from '../../case/names'
import { nowSentence } from '../../case/now'
import { Button } from '../../components/button'
import { Choices, IdempotencyKey, type Choice, type Faults } from '../../components/field'
import { TYPED_FORM } from '../../components/typed'
import { day } from '../../format'
import { Step } from './step'

/** Sent where none of them is meant. */
export const DIFFERENT = 'different'

interface SimilarProps {
  telling: Telling
  similar: { handle: string; filedAt: Date; situation: Situation; followers: number }[]
  faults: Faults
  /** The step before. */
  back: string
  /** Of the draft. */
  idempotencyKey: string
  /** What the grievance is called, where this browser has others too. */
  matter?: string
}

/** What others have filed about the same matter: place, day and where it lies, never their words. */
export function SimilarGrievances({ telling, similar, faults, back, idempotencyKey, matter }: SimilarProps) {
  const { t } = telling
  const title = t('follower.title', { count: similar.length })
  return (
    <Step t={t} number={3} title={title} back={back} faults={faults} matter={matter}>
      <p>{t('follower.lead')}</p>
      <form id={TYPED_FORM} method="post">
        <IdempotencyKey value={idempotencyKey} />
        <Choices
          name="similar"
          label={t('follower.label')}
          choices={[
            ...similar.map((one) => choiceOf(telling, one)),
            { value: DIFFERENT, label: t('follower.different'), hint: t('follower.different-hint') },
          ]}
          fault={faults.similar}
        />
        <div class="row">
          <Button>{t('common.continue')}</Button>
        </div>
      </form>
    </Step>
  )
}

function choiceOf(
  telling: Telling,
  { handle, filedAt, situation, followers }: SimilarProps['similar'][number],
): Choice {
  const { t, names, now } = telling
  const { service, area } = situation.subject
  const filed = t('follower.filed', { day: day(t.language, filedAt, now), count: followers })
  return {
    value: handle,
    label: `${serviceName(t, names, service)}, ${areaName(names, area)}`,
    hint: `${filed} ${nowSentence(situation, telling)}`,
  }
}
