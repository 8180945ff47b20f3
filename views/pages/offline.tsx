import { Button } from '../components/button'
import { TextArea } from '../components/field'
import { KeptWords } from '../components/kept-words'
import type { Translator } from '../i18n'

interface OfflineProps {
  t: Translator
  helpline: string
  /** Where a description is sent. */
  describe: string
}

/**
 * Stands in the place of a page that could not be fetched, out of the store of the service worker: the same for
 * everybody. What this telephone keeps of a description is put into the box by kept-words.js.
 */
export function Offline({ t, helpline, describe }: OfflineProps) {
  return (
    <>
      <h1>{t('phone.offline.title')}</h1>
      <p class="lead">{t('phone.offline.text')}</p>
      <p class="row">
        {/* An empty address is that of the page which was wanted. */}
        <a class="button filled" href="">
          {t('phone.offline.again')}
        </a>
      </p>
      <section>
        <h2>{t('phone.offline.write')}</h2>
        <form method="post" action={describe} class="stack-form">
          <TextArea
            name="description"
            label={t('filing.describe.label')}
            hint={t('phone.offline.write-hint')}
            rows={7}
          />
          <KeptWords t={t} />
          <div class="row">
            <Button kind="quiet">{t('common.continue')}</Button>
          </div>
        </form>
      </section>
      <section>
        <h2>{t('phone.offline.without')}</h2>
        <p>{t('errors.helpline', { helpline })}</p>
        <p class="emergency">
          {t('filing.details.emergency')} <a href="tel:112">112</a>
        </p>
      </section>
    </>
  )
}
