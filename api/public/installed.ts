import type { Context } from 'hono'
import { isLanguage, LANGUAGES, type Language } from '../../views/i18n'
import { notFound } from '../answer'
import { hash } from '../assets'
import { impersonal } from '../middleware/guards'
import { translatorFor } from '../middleware/language'
import { paths } from '../paths'
import type { Env, Route } from '../route'

/** A day: what a telephone has on its home screen need not be newer. */
const ONE_DAY = 24 * 60 * 60

/** What a telephone is told that puts the portal on its home screen; in each language, under its own address. */
const manifest: Route = {
  method: 'get',
  path: paths.manifest(':language'),
  guard: impersonal,
  handle: (c) => {
    const language = c.req.param('language')
    if (!isLanguage(language)) return notFound(c)
    c.header('Cache-Control', `public, max-age=${ONE_DAY}`)
    return c.json(manifestIn(c, language), 200, { 'Content-Type': 'application/manifest+json' })
  },
}

function manifestIn(c: Context<Env>, language: Language) {
  const { portal, assets } = c.var.deps
  const t = translatorFor(c, language)
  const icon = (name: 'icon-small' | 'icon-large' | 'icon-maskable', size: number, purpose: string) => ({
    src: assets.urls[name],
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose,
  })
  return {
    // One portal, whichever language it was installed in.
    id: paths.home(),
    lang: language,
    dir: 'ltr',
    name: portal.words[language].portal,
    short_name: portal.words[language].brand,
    description: t('layout.tagline'),
    start_url: paths.home(),
    scope: paths.home(),
    display: 'standalone',
    theme_color: '#ffffff',
    background_color: '#ffffff',
    icons: [
      icon('icon-small', 192, 'any'),
      icon('icon-large', 512, 'any'),
      icon('icon-maskable', 512, 'maskable'),
    ],
    shortcuts: [
      { name: t('site-map.file'), url: paths.newGrievance() },
      { name: t('errors.to-track'), url: paths.track() },
    ],
  }
}

/**
 * Looked at again by the browser at almost every page, and never taken from its store. Its text changes with each
 * release, so that telephones let go of what they kept of the one before.
 */
const serviceWorker: Route = {
  method: 'get',
  path: paths.serviceWorker(),
  guard: impersonal,
  handle: (c) => {
    const { assets, portal } = c.var.deps
    const { css, icon, phone } = assets.urls
    const release = {
      name: `release-${hash(assets.release + JSON.stringify([portal.words, portal.helpline]))}`,
      files: [css, icon, phone, assets.urls['kept-words']],
      pages: Object.fromEntries(LANGUAGES.map((language) => [language, paths.offline(language)])),
    }
    const text = `const release = ${JSON.stringify(release)}\n${assets.worker}`
    const tag = hash(text)
    c.header('Cache-Control', 'no-cache')
    c.header('ETag', `W/"${tag}"`)
    if (c.req.header('If-None-Match')?.includes(tag)) return c.body(null, 304)
    return c.body(text, 200, { 'Content-Type': 'text/javascript; charset=utf-8' })
  },
}

export const routes: Route[] = [manifest, serviceWorker]
