import { NowBox } from '../../components/now-box'
import type { Translator } from '../../i18n'

/** A grievance that this browser has begun. */
export interface WaitingDraft {
  /** What it is called. */
  title: string
  language: string
  /** Its first step that still needs an answer. */
  href: string
  /** Where it is given up. */
  throwAway: string
}

/** That something was begun and not sent, where somebody might take it for filed. */
export const Waiting = ({ t, draft }: { t: Translator; draft: WaitingDraft }) => (
  <NowBox tone="soon">
    <p>
      {t('filing.waiting')} <span lang={draft.language}>{draft.title}</span>
    </p>
    <p class="row">
      <a class="touchable" href={draft.href}>
        {t('filing.waiting-go')}
      </a>
      <a class="touchable" href={draft.throwAway}>
        {t('filing.throw-away')}
      </a>
    </p>
  </NowBox>
)
