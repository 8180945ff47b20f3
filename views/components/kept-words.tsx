import type { Translator } from '../i18n'

/**
 * Below the box of a description. kept-words.js shows it once the telephone keeps what is in the box, since others
 * may use the same telephone.
 */
export function KeptWords({ t }: { t: Translator }) {
  return (
    <>
      <p class="soft" role="status" data-words="kept" hidden>
        {t('phone.words.kept')}{' '}
        <button type="button" class="as-link block">
          {t('phone.words.delete')}
        </button>
      </p>
      <p class="soft" role="status" data-words="deleted" hidden>
        {t('phone.words.deleted')}{' '}
        <button type="button" class="as-link block">
          {t('phone.words.put-back')}
        </button>
      </p>
    </>
  )
}
