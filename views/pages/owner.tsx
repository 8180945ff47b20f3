import { Facts } from '../components/facts'
import type { Translator } from '../i18n'
import type { Portal } from '../layouts/page'

/** Who answers for the portal, by office and designation, and how that one is reached. */
export function OwnerFacts({ t, portal: { owner, helpline } }: { t: Translator; portal: Portal }) {
  const { office, address, webManager, dataOfficer } = owner.names[t.language]
  const facts = [
    { label: t('text-pages.owner.office'), value: office },
    { label: t('text-pages.owner.web-manager'), value: webManager },
    { label: t('text-pages.owner.data-officer'), value: dataOfficer },
    { label: t('text-pages.owner.address'), value: address },
    { label: t('text-pages.owner.email'), value: <a href={`mailto:${owner.email}`}>{owner.email}</a> },
    { label: t('text-pages.owner.helpline'), value: <a href={`tel:${helpline}`}>{helpline}</a> },
  ]
  return (
    <section>
      <Facts facts={facts} />
      {owner.illustrative && <p class="soft">{t('text-pages.owner.illustrative')}</p>}
    </section>
  )
}
