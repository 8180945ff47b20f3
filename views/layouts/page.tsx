import type { Child } from 'hono/jsx'
import { LanguageSwitch } from '../components/language-switch'
import { fullDay, machineTime } from '../format'
import type { Language, Translator } from '../i18n'

/** The state whose portal this is. */
export interface Portal {
  name: Record<Language, string>
  state: Record<Language, string>
  helpline: string
  /** When what this portal says was last changed, as GIGW asks for. */
  updatedAt: number
}

export interface PageReader {
  realm: 'citizen' | 'officer'
  name: string
}

/** A link whose text is the words under `word`. */
export interface NamedLink {
  word: string
  href: string
}

export interface PageLinks {
  home: string
  language: string
  signIn: string
  signOut: string
  /** The demonstration's door; null in production. */
  development: string | null
  main: NamedLink[]
  foot: NamedLink[]
}

/** What every page shows around its own matter. */
export interface Shell {
  t: Translator
  portal: Portal
  assets: { css: string; htmx: string; icon: string }
  /** Path of this page, to mark the present link and to come back after a change of language. */
  path: string
  reader: PageReader | null
  links: PageLinks
  now: number
}

interface PageProps {
  shell: Shell
  title: string
  wide?: boolean
  htmx?: boolean
  children?: Child
}

/** The whole document of a page; `children` is what stands in `main` and brings the h1. */
export function Page({ shell, title, wide, htmx, children }: PageProps) {
  const { t, portal, assets } = shell
  return (
    <html lang={t.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · ${portal.name[t.language]}`}</title>
        <meta name="theme-color" content="#ffffff" />
        <meta name="format-detection" content="telephone=no" />
        {htmx && <meta name="htmx-config" content='{"includeIndicatorCSS":false}' />}
        <link rel="icon" href={assets.icon} type="image/svg+xml" />
        <link rel="stylesheet" href={assets.css} />
        {htmx && <script src={assets.htmx} defer></script>}
      </head>
      <body>
        <a class="skip" href="#main">
          {t('layout.skip')}
        </a>
        <Header shell={shell} />
        <main id="main" tabindex={-1} class={wide ? 'wide' : undefined}>
          {children}
        </main>
        <Footer shell={shell} />
      </body>
    </html>
  )
}

function Header({ shell }: { shell: Shell }) {
  const { t, portal, links, path } = shell
  return (
    <header class="top">
      <div>
        <a class="name" href={links.home}>
          <Mark />
          <span>
            <strong>{portal.name[t.language]}</strong>
            <small>{t('layout.tagline', { state: portal.state[t.language] })}</small>
          </span>
        </a>
        <LanguageSwitch t={t} action={links.language} back={path} />
        <Door shell={shell} />
      </div>
      {links.main.length > 0 && (
        <nav class="ways" aria-label={t('layout.main-navigation')}>
          <ul>
            {links.main.map((link) => (
              <li>
                <a href={link.href} aria-current={link.href === path ? 'page' : undefined}>
                  {t(link.word)}
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
    <form class="door" method="post" action={links.signOut}>
      <span class="who">{reader.name}</span>
      <button class="as-link">{t('layout.sign-out')}</button>
    </form>
  )
}

function Footer({ shell }: { shell: Shell }) {
  const { t, portal, links } = shell
  return (
    <footer class="foot">
      <div>
        <p class="helpline">
          {t('layout.helpline')} <a href={`tel:${portal.helpline}`}>{portal.helpline}</a>
        </p>
        <ul>
          {links.foot.map((link) => (
            <li>
              <a href={link.href}>{t(link.word)}</a>
            </li>
          ))}
          {links.development && (
            <li>
              <a href={links.development}>{t('layout.development')}</a>
            </li>
          )}
        </ul>
        <p class="soft">
          {t('layout.ownership', { state: portal.state[t.language] })}{' '}
          <time datetime={machineTime(portal.updatedAt)}>
            {t('layout.updated', { day: fullDay(t.language, portal.updatedAt) })}
          </time>
        </p>
      </div>
    </footer>
  )
}
