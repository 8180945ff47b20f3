import type { Situation } from '../../../workflows/grievance/types'
import type { Telling } from '../../case/happened'
import { areaName, serviceName } from '../../case/names'
import { nowSentence } from '../../case/now'
import { languageOf } from '../../case/script'
import { Button } from '../../components/button'
import { Cautions } from '../../components/cautions'
import { Facts } from '../../components/facts'
import { Checkbox, IdempotencyKey } from '../../components/field'
import { Notification } from '../../components/notification'
import { NowBox } from '../../components/now-box'
import { TYPED_FORM } from '../../components/typed'
import { Step } from './step'

interface JoinProps {
  telling: Telling
  /** Of the grievance to which it is added. */
  situation: Situation
  description: string
  address: string
  documents: string[]
  /** What the writer may want to take out of the words. */
  cautions: string[]
  /** Whether the name can be kept from the officers. */
  withhold: boolean
  /** `no` for one who has given neither a name nor a number. */
  named: 'yes' | 'no'
  /** No more can be done today; in words. */
  spent?: string
  back: string
  change: string
  idempotencyKey: string
}

/** What it means to add one's own to the grievance of somebody else, before it is done. */
export function Join(props: JoinProps) {
  const { telling, situation, description, address, documents, withhold, named, spent, back, change } = props
  const { t, names } = telling
  const { service, area } = situation.subject
  return (
    <Step t={t} number={5} title={t('follower.join.title')} back={back}>
      {spent && <Notification title={spent} tone="late" />}
      <Cautions t={t} cautions={props.cautions} change={change} />
      <NowBox>
        <p>{`${serviceName(t, names, service)}, ${areaName(names, area)}`}</p>
        <p>{nowSentence(situation, telling)}</p>
      </NowBox>
      <ul class="prose">
        {['officers', 'told', 'leave', 'own'].map((one) => (
          <li>{t(`follower.join.${one}`, { named })}</li>
        ))}
      </ul>
      <Facts
        facts={[
          {
            label: t('filing.review.description'),
            value: (
              <>
                <span class="words" lang={languageOf(description)}>
                  {description}
                </span>
                {address && <small class="block words">{address}</small>}
                <small class="block">
                  <a href={change}>{t('filing.review.change')}</a>
                </small>
              </>
            ),
          },
          ...(documents.length > 0 ? [{ label: t('grievance.documents'), value: documents.join(', ') }] : []),
        ]}
      />
      <form id={TYPED_FORM} method="post">
        <IdempotencyKey value={props.idempotencyKey} />
        {withhold && (
          <Checkbox name="withheld" label={t('for-whom.withheld')} hint={t('for-whom.withheld.hint')} />
        )}
        <div class="row">
          <Button>{t('follower.join.do')}</Button>
          <a href={back}>{t('follower.different')}</a>
        </div>
      </form>
    </Step>
  )
}
