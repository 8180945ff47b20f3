import type { Translator } from '../i18n'
import { FileField, type FileFieldProps } from './field'

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
      ></p>
    </FileField>
  )
}
