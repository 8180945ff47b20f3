import type { Translator } from '../i18n'

/** What a browser is to work out before a code is asked for. */
export interface SumProps {
  t: Translator
  sum: {
    salt: string
    signature: string
    rounds: number
    zeroBits: number
    /** The form came without it, and goes off again as soon as it is solved. */
    again: boolean
  }
}

/** While very many codes are asked for: proof.js works on the sum, and says so instead of what stands here. */
export function SumField({ t, sum }: SumProps) {
  return (
    <div
      class="now plain"
      data-sum={sum.salt}
      data-signature={sum.signature}
      data-rounds={sum.rounds}
      data-zero-bits={sum.zeroBits}
      data-again={sum.again ? 'yes' : undefined}
      data-working={t('sign-in.rush.working')}
      data-ready={t('sign-in.rush.ready')}
    >
      <p>{t('sign-in.rush.why')}</p>
      <p role="status" class="soft">
        {t('sign-in.rush.unable')}
      </p>
      <input type="hidden" name="proof" value="" />
    </div>
  )
}
