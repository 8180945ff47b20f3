import type { Translator } from '../i18n'
import { fileSize } from '../format'
import { FileField, type FileFieldProps } from './field'

/** Bytes of files that one form can carry: a form with more would be refused unread, and come back empty. */
export const MOST_TOGETHER = 25 * 1024 * 1024

/**
 * Takes photos and papers. photos.js makes photos smaller before they are sent, and says so in the words that stand
 * here; without it they are sent as they are.
 */
export function PhotoField({ t, ...field }: FileFieldProps & { t: Translator }) {
  return (
    <FileField {...field} multiple>
      <p
        class="soft"
        role="status"
        data-photos="yes"
        data-working={t('phone.photos.working')}
        data-smaller={t('phone.photos.smaller', { before: '{before}', after: '{after}' })}
        data-as-it-is={t('phone.photos.as-it-is', { after: '{after}' })}
        data-sending={t('phone.photos.sending', { after: '{after}' })}
        data-most={MOST_TOGETHER}
        data-too-much={t('phone.photos.too-much', { sum: '{after}', most: fileSize(MOST_TOGETHER) })}
      ></p>
    </FileField>
  )
}
