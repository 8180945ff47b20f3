import type { Child } from 'hono/jsx'
import { LanguageSwitch } from '../components/language-switch'
import { figure } from '../format'
import type { Shell } from './page'

/** Whose portal this is, the language, the door, and the few places that a reader comes for. */
export function Header({ shell, bare, firstButton }: { shell: Shell; bare?: boolean; firstButton?: Child }) {
  const { t, portal, links, path, back } = shell
  return (
    <header class="top">
      <div>
        <a class="name" href={links.home}>
          <Mark />
          <span>
            <strong>{portal.words[t.language].portal}</strong>
            <small>{t('layout.tagline')}</small>
          </span>
        </a>
        {!bare && (
          <LanguageSwitch
            {...{ t, back, firstButton }}
            languages={portal.languages}
            action={links.language}
          />
        )}
        {!bare && <Door shell={shell} />}
      </div>
      {!bare && links.main.length > 0 && (
        <nav class="ways" aria-label={t('layout.main-navigation')}>
          <ul>
            {links.main.map((link) => (
              <li>
                <a href={link.href} aria-current={link.href === path ? 'page' : undefined}>
                  {t(link.word)}
                  {link.count ? <span class="count"> {figure(link.count)}</span> : null}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </header>
  )
}

/** The portal's own mark: what happened and what is to come, on one line. */
function Mark() {
  return (
    <svg class="mark" viewBox="0 0 20 40" aria-hidden="true" focusable="false">
      <path d="M10 8v12" stroke="currentColor" stroke-width="3" />
      <path d="M10 22v9" stroke="currentColor" stroke-width="3" stroke-dasharray="3 2.4" />
      <circle cx="10" cy="6" r="4.5" fill="currentColor" />
      <circle cx="10" cy="20" r="4.5" fill="currentColor" />
      <circle cx="10" cy="34" r="3.7" fill="none" stroke="currentColor" stroke-width="2" />
    </svg>
  )
}

function Door({ shell }: { shell: Shell }) {
  const { t, reader, links } = shell
  if (!reader) {
    return (
      <a class="door" href={links.signIn}>
        {t('layout.sign-in')}
      </a>
    )
  }
  return (
    <form class="door" method="post" action={links.signOut} data-forgets-words="yes">
      <span class="who">{reader.name || t('without-name.reader')}</span>
      <button class="as-link">{t('layout.sign-out')}</button>
    </form>
  )
}
