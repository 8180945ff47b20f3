import { bodyLimit } from 'hono/body-limit'
import { every } from 'hono/combine'
import { csrf } from 'hono/csrf'
import { createMiddleware } from 'hono/factory'
import { secureHeaders } from 'hono/secure-headers'
import { HELP_TOPICS } from '../../views/pages/help-topics'
import { POLICIES } from '../../views/pages/policies'
import { troublePage } from '../answer'
import { keptUnread } from '../kept'
import { paths } from '../paths'
import type { Env } from '../route'
import { inTurn } from './uploads'

/** Text forms are small: 20,000 Kannada characters are 180 KB once form-encoded. */
const FORM_BYTES = 256 * 1024

/**
 * Nothing but our own files, nothing inline. `same-origin` as referrer, because the stricter default makes plain
 * forms send `Origin: null`, which csrf would refuse.
 */
export const securityHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    baseUri: ["'none'"],
    objectSrc: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: 'same-origin',
  // Who says it stricter, as a paper that somebody sent does, is not overruled.
  overwrite: false,
  xFrameOptions: 'DENY',
  // The place step may ask where the phone is; the browser asks its owner first.
  permissionsPolicy: { camera: [], microphone: [], geolocation: ['self'], browsingTopics: [] },
})

/** Forms of other sites are refused. */
export const ownForms = createMiddleware<Env>((c, next) =>
  csrf({ origin: c.var.deps.config.PUBLIC_ORIGIN })(c, next),
)

/** What is gone over for the words of a form that is too heavy: five photos of a good camera, or very many letters. */
const GONE_OVER = { withFiles: 100 * 1024 * 1024, plain: 3 * 1024 * 1024 }

/** @param withFiles what a form with files may weigh; such forms are read by turns */
export function limitBody(withFiles?: number) {
  const most = withFiles === undefined ? GONE_OVER.plain : GONE_OVER.withFiles
  const limit = bodyLimit({
    maxSize: withFiles ?? FORM_BYTES,
    onError: async (c) => {
      const form = await keptUnread(c, most)
      return form ? troublePage(c, 'too-large-kept', form) : troublePage(c, 'too-large')
    },
  })
  return withFiles === undefined ? limit : every(inTurn(withFiles), limit)
}

/** Where no page of ours sends from: nothing of it comes back. */
export const limitForeignBody = (most = FORM_BYTES) =>
  bodyLimit({ maxSize: most, onError: (c) => troublePage(c, 'too-large') })

/** Pages that say the same to everybody but for the language. */
const PLAIN = [
  paths.help(),
  ...Object.keys(HELP_TOPICS).map((topic) => paths.helpTopic(topic)),
  paths.contact(),
  paths.accessibility(),
  paths.screenReaders(),
  paths.privacy(),
  paths.terms(),
  paths.policies(),
  ...POLICIES.map(paths.policy),
  paths.siteMap(),
]

/**
 * What a person wrote or reads must not be found with the back button of a shared computer, signed in or not: drafts,
 * codes and reports are pages of nobody who is signed in.
 */
export const cacheControl = createMiddleware<Env>(async (c, next) => {
  await next()
  if (c.res.headers.has('Cache-Control')) return
  const plain = c.var.reader === null && PLAIN.includes(c.req.path)
  c.header('Cache-Control', plain ? 'private, no-cache' : 'no-store')
})
