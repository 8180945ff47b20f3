import type { Context } from 'hono'
import { html, raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { looksOver } from '../db/queries/remit'
import { TYPED_FORM, TYPED_FORM_BEGINS, TypedWords } from '../views/components/typed'
import { ErrorPage, type Trouble } from '../views/layouts/error'
import {
  Page,
  type NamedLink,
  type PageLinks,
  type PageReader,
  type Script,
  type Shell,
} from '../views/layouts/page'
import { patternOf } from './middleware/request-log'
import { paths } from './paths'
import type { Env, Reader } from './route'

/** What a handler says of its page beyond the body. */
export interface PageOptions {
  title: string
  status?: ContentfulStatusCode
  /** Wide column of tables, for officers. */
  wide?: boolean
  /** Loads htmx; only where the page uses it. */
  htmx?: boolean
  /** Offers to read the page aloud; where there is more to read than to fill in. */
  aloud?: boolean
  /** Our own scripts that the page uses, beside the one of every page. */
  scripts?: Script[]
  /** Without ways to other pages: there is no network to go there. */
  bare?: boolean
}

/** Of a form whose words go along, as it came out; a button with a type sends nothing. */
const FIRST_BUTTON = new RegExp(`${TYPED_FORM_BEGINS}.*?<button(?![^>]*type=)([^>]*)>`, 's')

/** What stands in the head of a page for the first button of such a form. */
function firstButton(main: string): Child {
  const [, attributes] = FIRST_BUTTON.exec(main) ?? []
  return attributes === undefined
    ? undefined
    : raw(`<button form="${TYPED_FORM}"${attributes} hidden></button>`)
}

/** Answers a whole page in the reader's language. */
export async function page(c: Context<Env>, options: PageOptions, body: Child): Promise<Response> {
  const { status, ...rest } = options
  // Said first where a reader hears the title: the page that was sent has come back.
  const shown =
    status === 422 ? { ...rest, title: c.var.t('common.check-title', { title: rest.title }) } : rest
  // Made first: the head of the page needs to know whether there is something to fill in.
  const main = await html`${<TypedWords.Provider value={c.env?.typed ?? null}>{body}</TypedWords.Provider>}`
  const document = (
    <Page shell={shellOf(c)} firstButton={firstButton(String(main))} {...shown}>
      {main}
    </Page>
  )
  // The service worker shows its own page in the language that was read last.
  c.header('Content-Language', c.var.language)
  return c.html(html`<!doctype html>${document}`, status ?? 200)
}

/** Answers a page of trouble: what happened, what is safe, what to do now. */
export function troublePage(c: Context<Env>, trouble: Trouble, body?: Child): Response | Promise<Response> {
  const { t, requestId, deps } = c.var
  const view = (
    <ErrorPage
      t={t}
      trouble={trouble}
      reference={requestId}
      helpline={deps.portal.helpline}
      links={waysOn(c.var.reader)}
    >
      {body}
    </ErrorPage>
  )
  return page(c, { title: t(`errors.${trouble}.title`), status: STATUS[trouble] }, view)
}

/** Officers go on to their work, everybody else to the pages of citizens. */
function waysOn(reader: Reader | null): NamedLink[] {
  if (reader?.realm !== 'officer') {
    return [
      { word: 'errors.to-home', href: paths.home() },
      { word: 'errors.to-track', href: paths.track() },
    ]
  }
  const own = mainLinks(reader).map(({ word, href }) => ({ word, href }))
  return own.length > 0 ? own : [{ word: 'layout.work', href: paths.work() }]
}

const STATUS: Record<Trouble, ContentfulStatusCode> = {
  'signed-out': 401,
  'link-over': 401,
  'not-found': 404,
  forbidden: 403,
  'foreign-form': 403,
  'another-link': 409,
  'draft-gone': 409,
  'page-gone': 409,
  'too-large': 413,
  'too-large-kept': 413,
  'too-many': 429,
  broken: 500,
  away: 503,
  'away-kept': 503,
}

/** No such page, or none that this reader may know of: the two must look alike. */
export const notFound = (c: Context<Env>) => troublePage(c, 'not-found')

export const forbidden = (c: Context<Env>) => troublePage(c, 'forbidden')

/** What the layout needs to know, so that views build no URL and read no request. */
export function shellOf(c: Context<Env>): Shell {
  const { deps, t, reader } = c.var
  const { pathname, search } = new URL(c.req.url)
  return {
    t,
    portal: deps.portal,
    assets: deps.assets.urls,
    path: pathname,
    back: pathname + search,
    reader: reader && readerForPage(reader),
    links: linksFor(c, !deps.config.production),
    now: deps.now(),
  }
}

function readerForPage(reader: Reader): PageReader {
  return { realm: reader.realm, name: reader.name }
}

function linksFor(c: Context<Env>, development: boolean): PageLinks {
  const { reader, language } = c.var
  return {
    home: paths.home(),
    language: paths.language(),
    manifest: paths.manifest(language),
    serviceWorker: paths.serviceWorker(),
    signIn: paths.signIn(filingAt(c)),
    signOut: paths.signOut(),
    development: development ? paths.development() : null,
    main: mainLinks(reader),
    foot: [
      { word: 'layout.help', href: paths.help() },
      { word: 'layout.contact', href: paths.contact() },
      { word: 'layout.counters', href: paths.counters() },
      { word: 'layout.accessibility', href: paths.accessibility() },
      { word: 'layout.privacy', href: paths.privacy() },
      { word: 'layout.terms', href: paths.terms() },
      { word: 'policies.title', href: paths.policies() },
      { word: 'site-feedback.link', href: feedbackOn(c) },
      { word: 'layout.site-map', href: paths.siteMap() },
    ],
  }
}

/** Whoever is about to file goes on there after signing in; from elsewhere one comes to one's grievances. */
function filingAt(c: Context<Env>): string | undefined {
  const { pathname } = new URL(c.req.url)
  return c.req.method === 'GET' && pathname.startsWith(paths.newGrievance()) ? pathname : undefined
}

/** The page is named by its pattern, so that no number of a grievance goes along. */
function feedbackOn(c: Context<Env>): string {
  const page = patternOf(c)
  return paths.siteFeedback({
    page: page === null || page.startsWith(paths.siteFeedback()) ? undefined : page,
  })
}

/** The few places that this reader comes for, and how much waits at those that are easily forgotten. */
function mainLinks(reader: Reader | null): PageLinks['main'] {
  if (!reader) return []
  if (reader.realm === 'citizen') {
    return [
      { word: 'layout.my-grievances', href: paths.grievances() },
      { word: 'my-data.link', href: paths.myData() },
    ]
  }
  const { owed, decisions, agenda } = reader.waiting
  const links: PageLinks['main'] = []
  if (reader.postings.length > 0) {
    links.push(
      { word: 'layout.work', href: paths.work() },
      { word: 'layout.owed', href: paths.owedReports(), count: owed },
    )
  }
  if (decisions !== null)
    links.push({ word: 'layout.decisions', href: paths.routingQueue(), count: decisions })
  if (looksOver(reader.remit)) links.push({ word: 'layout.overview', href: paths.review() })
  if (agenda !== null) links.push({ word: 'layout.agenda', href: paths.agenda(), count: agenda })
  if (reader.roles.includes('administrator')) links.push({ word: 'layout.holidays', href: paths.holidays() })
  if (reader.roles.includes('call-agent')) links.push({ word: 'layout.calls', href: paths.calls() })
  if (reader.roles.includes('operator')) {
    links.push(
      { word: 'layout.differences', href: paths.differences() },
      { word: 'site-feedback.list.caption', href: paths.siteFeedbackList() },
    )
  }
  return links
}
