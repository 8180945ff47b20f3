import { Changed } from '../components/changed'
import type { Translator } from '../i18n'
import type { NamedLink } from '../layouts/page'

interface SiteMapProps {
  t: Translator
  groups: { heading: string; links: NamedLink[] }[]
}

/** Every page that can be opened without knowing a number. */
export function SiteMap({ t, groups }: SiteMapProps) {
  return (
    <article class="prose">
      <h1>{t('site-map.title')}</h1>
      <p class="lead">{t('site-map.lead')}</p>
      {groups.map((group) => (
        <section>
          <h2>{t(group.heading)}</h2>
          <ul>
            {group.links.map((link) => (
              <li>
                <a href={link.href}>{t(link.word)}</a>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <Changed t={t} page="site-map" />
    </article>
  )
}
