import type { Translator } from '../../views/i18n'
import { MOST_BYTES, MOST_FILES, type UploadFault } from '../upload'

/** What is wrong with a file, in words that say what to do. */
export const uploadSentence = (t: Translator, { name, reason }: UploadFault): string =>
  t(`filing.upload.${reason}`, { name, files: MOST_FILES, megabytes: MOST_BYTES / 1024 / 1024 })
