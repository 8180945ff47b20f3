import { Notification } from '../../components/notification'
import type { Translator } from '../../i18n'

/** A matter that this portal cannot settle. */
export type Elsewhere = keyof typeof WAYS

/** Whom to turn to: a number to call, a site. All of the Union, the same in every state. */
const WAYS = {
  emergency: { call: '112', site: null },
  'cyber-fraud': { call: '1930', site: 'cybercrime.gov.in' },
  'sub-judice': { call: '15100', site: null },
  'right-to-information': { call: null, site: null },
  'service-matter': { call: null, site: null },
  'other-government': { call: null, site: 'pgportal.gov.in' },
  'private-dispute': { call: '15100', site: null },
}

/** Stops a wrong filing early: whose matter it is and where it goes. What follows on the page stays open. */
export function ElsewhereNotice({ t, topic }: { t: Translator; topic: Elsewhere }) {
  const { call, site } = WAYS[topic]
  return (
    <Notification title={t(`filing.elsewhere.${topic}.title`)} tone={topic === 'emergency' ? 'late' : 'soon'}>
      <p>{t(`filing.elsewhere.${topic}.text`)}</p>
      {call && (
        <p>
          <a href={`tel:${call}`}>{t('filing.elsewhere.call', { number: call })}</a>
        </p>
      )}
      {site && (
        <p>
          <a href={`https://${site}`} rel="noopener">
            {t('text-pages.elsewhere', { name: site })}
          </a>
        </p>
      )}
      <p class="soft">{t('filing.elsewhere.go-on')}</p>
    </Notification>
  )
}
