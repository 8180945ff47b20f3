import type { Translator } from '../../views/i18n'
import { FILE_LIMITS } from '../../views/components/photo-field'
import type { UploadFault } from '../upload'

/** What is wrong with a file, in words that say what to do. */
export const uploadSentence = (t: Translator, { name, reason }: UploadFault): string =>
  t(`filing.upload.${reason}`, { name, ...FILE_LIMITS })
