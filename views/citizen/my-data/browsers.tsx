import { Button } from '../../components/button'
import { IdempotencyKey } from '../../components/field'
import { dayAndTime, fullDay } from '../../format'
import type { Translator } from '../../i18n'

/** A browser in which the reader is signed in. */
export interface Browser {
  id: string
  device: string | null
  signedInAt: Date
  seenAt: Date
  /** The one on which this page is read. */
  here: boolean
}

interface BrowsersProps {
  t: Translator
  browsers: Browser[]
  now: number
  idempotencyKey: string
}

/** Where the reader is signed in, and how to end that elsewhere. */
export function Browsers({ t, browsers, now, idempotencyKey }: BrowsersProps) {
  return (
    <section aria-labelledby="browsers">
      <h2 id="browsers">{t('my-data.browsers', { count: browsers.length })}</h2>
      <form method="post" class="stack-form">
        <IdempotencyKey value={idempotencyKey} />
        <ul class="cases">
          {browsers.map((browser) => (
            <li>
              <p>
                {t(`my-data.device.${browser.device ?? 'other'}`)}
                {browser.here && <strong> {t('my-data.browser-here')}</strong>}
              </p>
              <p class="soft">
                {t('my-data.browser-seen', {
                  in: fullDay(t.language, browser.signedInAt),
                  seen: dayAndTime(t.language, browser.seenAt, now),
                })}
              </p>
              {!browser.here && (
                <Button kind="quiet" name="browser" value={browser.id}>
                  {t('my-data.browser-out')}
                </Button>
              )}
            </li>
          ))}
        </ul>
        {browsers.length > 2 && (
          <div class="row">
            <Button kind="quiet" name="browser" value="others">
              {t('my-data.browsers-out')}
            </Button>
          </div>
        )}
      </form>
    </section>
  )
}
