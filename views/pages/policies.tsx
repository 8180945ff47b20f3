import { Changed } from '../components/changed'
import type { Translator } from '../i18n'
import type { NamedLink } from '../layouts/page'

/** In the order of GIGW 3.0; each has a page of its own. */
export const POLICIES = [
  'hyperlinking',
  'copyright',
  'content',
  'archival',
  'monitoring',
  'security',
] as const

/** `lead` says in a sentence what stands there. */
interface PolicyLink extends NamedLink {
  lead: string
}

export function Policies({ t, links }: { t: Translator; links: PolicyLink[] }) {
  return (
    <article class="prose">
      <h1>{t('policies.title')}</h1>
      <p class="lead">{t('policies.lead')}</p>
      <ul class="entries">
        {links.map(({ word, href, lead }) => (
          <li>
            <a href={href}>{t(word)}</a>
            <p class="soft">{t(lead)}</p>
          </li>
        ))}
      </ul>
      <Changed t={t} page="policies" />
    </article>
  )
}
