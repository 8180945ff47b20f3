import type { Child } from 'hono/jsx'
import type { Language, StateWords, Translator } from '../i18n'
import { NotSent } from '../components/not-sent'
import { Footer } from './footer'
import { Header } from './header'
import { ReadAloud } from './read-aloud'

/** The state whose portal this is. */
export interface Portal {
  /** How it is named in each language; every message may name it so. */
  words: Record<Language, StateWords>
  helpline: string
  /** In the order in which the state offers them, its own first. */
  languages: Language[]
  owner: Owner
  /** When what this portal says was last changed, as GIGW asks for. */
  updatedAt: number
}

/** Who answers for the portal. People stand here by designation. */
export interface Owner {
  /** True while these are values of a demonstration. */
  illustrative: boolean
  email: string
  /** In how many months each page is read again. */
  reviewMonths: number
  names: Record<Language, { office: string; address: string; webManager: string; dataOfficer: string }>
}

export interface PageReader {
  realm: 'citizen' | 'officer'
  name: string
}

/** A link whose text is the words under `word`. */
export interface NamedLink {
  word: string
  href: string
  /** How much waits there; nothing is shown for none. */
  count?: number
}

export interface PageLinks {
  home: string
  language: string
  /** What a telephone is told that puts the portal on its home screen. */
  manifest: string
  serviceWorker: string
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
  assets: Record<'css' | 'htmx' | 'icon' | 'icon-apple' | 'phone' | 'read-aloud' | Script, string>
  /** Path of this page, to mark the present link. */
  path: string
  /** The same with what was asked for, to come back after a change of language. */
  back: string
  reader: PageReader | null
  links: PageLinks
  now: number
}

/** Scripts of our own that only some pages use. */
export type Script = 'kept-words' | 'photos' | 'place' | 'proof'

interface PageProps {
  shell: Shell
  title: string
  wide?: boolean
  htmx?: boolean
  /** Offers to read the page aloud, where the browser can. */
  aloud?: boolean
  scripts?: Script[]
  /** Without ways to other pages. */
  bare?: boolean
  /** Where a form of the page goes along with a change of language: what does as its first button does. */
  firstButton?: Child
  children?: Child
}

/** The whole document of a page; `children` is what stands in `main` and brings the h1. */
export function Page(props: PageProps) {
  const { shell, title, wide, htmx, aloud, scripts = [], bare, firstButton, children } = props
  const { t, portal, assets, links } = shell
  // Installing is offered by the light pages: these have enough to fetch on a slow line.
  const heavy = htmx || scripts.includes('place')
  return (
    <html lang={t.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · ${portal.words[t.language].portal}`}</title>
        <meta name="theme-color" content="#ffffff" />
        <meta name="format-detection" content="telephone=no" />
        {htmx && (
          <meta name="htmx-config" content='{"includeIndicatorCSS":false,"noSwap":[204,304,"4xx","5xx"]}' />
        )}
        <link rel="icon" href={assets.icon} type="image/svg+xml" />
        <link rel="apple-touch-icon" href={assets['icon-apple']} />
        {!heavy && <link rel="manifest" href={links.manifest} />}
        <link rel="stylesheet" href={assets.css} />
        {htmx && <script src={assets.htmx} defer></script>}
        {aloud && <ReadAloud t={t} src={assets['read-aloud']} />}
        <script src={assets.phone} data-worker={links.serviceWorker} defer></script>
        {scripts.map((name) => (
          <script src={assets[name]} defer></script>
        ))}
      </head>
      <body>
        <a class="skip" href="#main">
          {t('layout.skip')}
        </a>
        <Header {...{ shell, bare, firstButton }} />
        <main id="main" tabindex={-1} class={wide ? 'wide' : undefined}>
          {children}
          <NotSent t={t} />
        </main>
        <Footer shell={shell} bare={bare} />
      </body>
    </html>
  )
}
