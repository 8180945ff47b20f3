import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import type { OwnPerson } from '../../../db/queries/own-person'
import { browsersOf, endBrowser, endOtherBrowsers, sessionHash } from '../../../db/queries/session'
import { Overview } from '../../../views/citizen/my-data/overview'
import { isLanguage } from '../../../views/i18n'
import { notFound, page } from '../../answer'
import { citizen } from '../../middleware/guards'
import { paths } from '../../paths'
import type { Env, Route } from '../../route'
import { sessionToken } from '../../session-cookie'
import { readTicket } from '../../ticket'
import { citizenOf, erasureOf, ownPerson } from './own'

const DONE = ['details', 'email', 'messages', 'mobile', 'browsers', 'erasure', 'erasure-back']

async function show(c: Context<Env>) {
  const person = await ownPerson(c)
  if (!person) return notFound(c)
  const { t, deps } = c.var
  const here = thisBrowser(c)
  const browsers = await browsersOf(deps.db, person.id, deps.now())
  const view = (
    <Overview
      t={t}
      person={{
        ...person,
        language: isLanguage(person.language) ? person.language : 'en',
        since: person.createdAt,
      }}
      messages={messagesSentence(c, person)}
      awaited={readTicket(c, 'email')?.citizen === person.id ? { href: paths.ownEmail() } : null}
      erasure={erasureOf(c, person)}
      browsers={browsers.map((browser) => ({ ...browser, here: browser.id === here }))}
      done={DONE.find((one) => one === c.req.query('done')) ?? null}
      now={deps.now()}
      idempotencyKey={randomUUID()}
      links={{
        details: paths.ownDetails(),
        mobile: paths.anotherMobile(),
        messages: paths.ownMessages(),
        grievances: paths.grievances(),
        download: paths.ownDownload(),
        erasure: paths.erasure(),
        privacy: paths.privacy(),
      }}
    />
  )
  return page(c, { title: t('my-data.title') }, view)
}

export const thisBrowser = (c: Context<Env>): string => sessionHash(sessionToken(c) ?? '')

function messagesSentence(c: Context<Env>, { wants, email, byEmail }: OwnPerson): string {
  const { t } = c.var
  return t(`my-data.messages-now.${wants}`, { email: email && byEmail ? 'yes' : 'no' })
}

/** Signs one of the other browsers out, or all of them. */
async function signOut(c: Context<Env>) {
  const { db } = c.var.deps
  const { id } = citizenOf(c)
  const { browser } = await c.req.parseBody()
  if (browser === 'others') await endOtherBrowsers(db, id, thisBrowser(c))
  else if (typeof browser === 'string' && browser !== thisBrowser(c)) await endBrowser(db, id, browser)
  return c.redirect(paths.myData({ done: 'browsers' }), 303)
}

export const routes: Route[] = [
  { method: 'get', path: paths.myData(), guard: citizen, handle: show },
  { method: 'post', path: paths.myData(), guard: citizen, handle: signOut },
]
