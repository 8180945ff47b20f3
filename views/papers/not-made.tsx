import type { Translator } from '../i18n'

/** A paper that could not be made: the page that says the same is the way on. */
export function NotMade({ t, tooLong, back }: { t: Translator; tooLong: boolean; back: string }) {
  return (
    <>
      <h1>{t('papers.not-made.title')}</h1>
      <p class="lead">{t(tooLong ? 'papers.not-made.too-long' : 'papers.not-made.text')}</p>
      <p class="row">
        <a href={back}>{t('papers.not-made.back')}</a>
      </p>
    </>
  )
}
