import type { Translator } from '../i18n'
import type { NamedLink } from '../layouts/page'

/** The sections of each page; title and text of a section are in locales/<language>/static-pages.json. */
const SECTIONS = {
  help: ['file', 'number', 'answer', 'not-satisfied', 'change'],
  contact: ['helpline', 'office', 'portal'],
  accessibility: ['built', 'known', 'tell'],
  privacy: ['kept', 'readers', 'public', 'cookies', 'phone', 'rights'],
  terms: ['who', 'truth', 'not-taken-up', 'urgent'],
} as const
export type StaticPageName = keyof typeof SECTIONS

interface StaticPageProps {
  t: Translator
  name: StaticPageName
  helpline: string
  /** Pages to which a section leads on, by section. */
  further: Partial<Record<string, string>>
}

/** A page of plain sentences that hardly ever changes. */
export function StaticPage({ t, name, helpline, further }: StaticPageProps) {
  const word = (key: string) => t(`static-pages.${name}.${key}`, { helpline })
  return (
    <article class="prose">
      <h1>{word('title')}</h1>
      <p class="lead">{word('lead')}</p>
      {SECTIONS[name].map((section) => (
        <section>
          <h2>{word(`${section}.title`)}</h2>
          <p>{word(`${section}.text`)}</p>
          {further[section] && (
            <p>
              <a href={further[section]}>{word(`${section}.link`)}</a>
            </p>
          )}
        </section>
      ))}
    </article>
  )
}

interface SiteMapProps {
  t: Translator
  groups: { heading: string; links: NamedLink[] }[]
}

export function SiteMap({ t, groups }: SiteMapProps) {
  return (
    <article class="prose">
      <h1>{t('static-pages.site-map.title')}</h1>
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
    </article>
  )
}
