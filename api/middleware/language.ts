import { getCookie, setCookie } from 'hono/cookie'
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { createTranslator, isLanguage, type Language, type Translator } from '../../views/i18n'
import type { Env } from '../route'

const LANGUAGE_COOKIE = 'language'
/** Long enough that nobody has to choose twice. */
const ONE_YEAR = 365 * 24 * 60 * 60

/** Sets language and words by cookie or browser. It needs no database, so that even the page of an outage has it. */
export const language = createMiddleware<Env>(async (c, next) => {
  const cookie = getCookie(c, LANGUAGE_COOKIE)
  const { languages } = c.var.deps.portal
  const chosen = isLanguage(cookie) ? cookie : acceptedLanguage(c.req.header('accept-language'), languages)
  use(c, chosen)
  await next()
})

/** The words of a language as this state says them. In production a missing one is shown in English. */
export function translatorFor(c: Context<Env>, language: Language): Translator {
  const { config, portal } = c.var.deps
  return createTranslator(language, { strict: !config.production, words: portal.words[language] })
}

/** A person who is signed in and has not used the switch on this device gets the language of the account. */
export const languageOfReader = createMiddleware<Env>(async (c, next) => {
  speak(c, c.var.reader?.language)
  await next()
})

/** From here on this language, where it is one of ours and the switch was not used on this device. */
export function speak(c: Context<Env>, language: string | undefined): void {
  if (isLanguage(language) && !getCookie(c, LANGUAGE_COOKIE)) use(c, language)
}

function use(c: Context<Env>, language: Language): void {
  c.set('language', language)
  c.set('t', translatorFor(c, language))
}

/**
 * From here on, and on this device, the language that was chosen, if it is one of ours. The language of SMS belongs to
 * the account and is not touched.
 */
export function remember(c: Context<Env>, chosen: unknown): void {
  if (!isLanguage(chosen)) return
  const secure = c.var.deps.config.PUBLIC_ORIGIN.startsWith('https:')
  const how = { path: '/', maxAge: ONE_YEAR, sameSite: 'Lax', secure, httpOnly: true } as const
  setCookie(c, LANGUAGE_COOKIE, chosen, how)
  use(c, chosen)
}

/** Cookies of a request as they are once this language is chosen; of two with one name the first counts. */
export const cookiesIn = (language: Language, cookies = ''): string =>
  `${LANGUAGE_COOKIE}=${language}; ${cookies}`

/**
 * The first of our languages that the browser names. One that asks only for others gets English; one that says
 * nothing gets the language of the state.
 */
export function acceptedLanguage(header: string | undefined, [own = 'en']: Language[]): Language {
  const wanted = (header ?? '').split(',').map((part) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
    const quality = parameters.map((one) => /^\s*q=([\d.]+)$/.exec(one)?.[1]).find(Boolean)
    return { language: tag.split('-')[0] ?? '', quality: quality ? Number(quality) : 1 }
  })
  const named = wanted.filter((one) => /^[a-z]+$/.test(one.language))
  if (named.length === 0) return own
  const ours = named
    .sort((a, b) => b.quality - a.quality)
    .map((one) => one.language)
    .find(isLanguage)
  return ours ?? 'en'
}
