import type { Translator } from '../i18n'

/** The script makes the button of these words, where the browser has a voice for the page; without it there is none. */
export const ReadAloud = ({ t, src }: { t: Translator; src: string }) => (
  <script src={src} defer data-read={t('text-pages.aloud')} data-stop={t('text-pages.aloud-stop')}></script>
)
