import type { Translator } from '../i18n'
import { fileSize } from '../format'
import { FileField, type FileFieldProps } from './field'
import { typedOr } from './typed'

/** What one form takes; `megabytes` is of one file. */
export const FILE_LIMITS = { files: 5, megabytes: 5 }
export const ACCEPTED = 'image/jpeg,image/png,image/webp,application/pdf'

/** Bytes of files that one form can carry: of one with more, only the words come back. */
export const MOST_TOGETHER = FILE_LIMITS.files * FILE_LIMITS.megabytes * 1024 * 1024

/**
 * Takes photos and papers. photos.js makes photos smaller before they are sent, and says so in the words that stand
 * here; without it they are sent as they are.
 */
export function PhotoField({ t, ...field }: Omit<FileFieldProps, 'accept'> & { t: Translator }) {
  // With a change of language go no more than their names.
  const lost = typedOr(field.name, '')
  return (
    <FileField {...field} accept={ACCEPTED} multiple>
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
      >
        {lost && `${t('errors.files-again')} ${lost}`}
      </p>
    </FileField>
  )
}
