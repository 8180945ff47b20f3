import { fileSize } from '../format'
import type { Translator } from '../i18n'

/** A file that came with an earlier sending of the same form. */
export interface KeptFile {
  name: string
  bytes: number
}

/** `passbook.jpg (180 KB), letter.pdf (2.4 MB)` */
export const listOfFiles = (files: KeptFile[]): string =>
  files.map(({ name, bytes }) => `${name} (${fileSize(bytes)})`).join(', ')

/** What need not be chosen again; nothing where nothing was kept. */
export function KeptFiles({ t, files }: { t: Translator; files: KeptFile[] }) {
  if (files.length === 0) return null
  return (
    <p>
      {t('common.kept-files')} {listOfFiles(files)}
    </p>
  )
}
