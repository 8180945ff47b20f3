import { Confirm } from '../../components/confirm'
import { Button } from '../../components/button'
import { IdempotencyKey } from '../../components/field'
import { NowBox } from '../../components/now-box'
import type { Translator } from '../../i18n'

const GOES = ['person', 'words', 'papers', 'messages'] as const
const STAYS = ['record', 'trail', 'backups'] as const

interface ErasureProps {
  t: Translator
  /** The first day on which it can be done. */
  day: string
  /** How many grievances it has to wait for. */
  waitsFor: number
  /** False for one who filed without a name, whom no SMS reaches. */
  named: boolean
  idempotencyKey: string
  back: string
}

/** What an erasure takes and leaves, and why, before it is asked for. */
export function AskErasure({ t, day, waitsFor, named, idempotencyKey, back }: ErasureProps) {
  return (
    <Confirm
      t={t}
      question={t('my-data.erasure.title')}
      doIt={t('my-data.erasure.ask')}
      back={back}
      idempotencyKey={idempotencyKey}
    >
      <div class="prose">
        <h2>{t('my-data.erasure.goes')}</h2>
        <ul>
          {GOES.filter((what) => named || what !== 'messages').map((what) => (
            <li>{t(`my-data.erasure.goes.${what}`, { named: named ? 'yes' : 'no' })}</li>
          ))}
        </ul>
        <h2>{t('my-data.erasure.stays')}</h2>
        <ul>
          {STAYS.map((what) => (
            <li>{t(`my-data.erasure.stays.${what}`)}</li>
          ))}
        </ul>
        <h2>{t('my-data.erasure.when')}</h2>
        <p>{t('my-data.erasure.when-text', { day, named: named ? 'yes' : 'no' })}</p>
        {waitsFor > 0 && <p>{t('my-data.erasure.waits', { count: waitsFor })}</p>}
        <p>{t('my-data.erasure.after', { named: named ? 'yes' : 'no' })}</p>
      </div>
    </Confirm>
  )
}

/** It was asked for: when it comes, and how to take it back. */
export function ErasureAsked({ t, day, waitsFor, named, idempotencyKey, back }: ErasureProps) {
  return (
    <>
      <h1>{t('my-data.erasure.asked', { day })}</h1>
      <NowBox tone="soon">
        <p>{t('my-data.erasure.asked-text', { named: named ? 'yes' : 'no' })}</p>
        {waitsFor > 0 && <p>{t('my-data.erasure.waits', { count: waitsFor })}</p>}
      </NowBox>
      <form method="post" class="row">
        <IdempotencyKey value={idempotencyKey} />
        <Button name="step" value="back">
          {t('my-data.erasure.take-back')}
        </Button>
        <a href={back}>{t('my-data.to-overview')}</a>
      </form>
    </>
  )
}
