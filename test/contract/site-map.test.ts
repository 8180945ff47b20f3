import { afterAll, describe, expect, test } from 'vitest'
import { routesOf } from '../../api/app'
import { anyone } from '../../api/middleware/guards'
import { HELP_TOPICS } from '../../views/pages/help-topics'
import { siteForTest } from './site'

const site = siteForTest()
afterAll(site.close)

/** Public, and no place to begin: steps that need what went before, and what only machines ask. */
const ON_THE_WAY = [
  '/sign-in/code',
  '/register',
  '/officer/sign-in/code',
  '/officer/sign-in/authenticator',
  '/officer/sign-in/enrolment',
  '/officer/sign-in/enrolment/picture',
  '/report',
  '/report/action-taken-report.pdf',
  '/feedback/thanks',
  '/healthz',
  '/readyz',
]
const isStepOfFiling = (path: string) => path.startsWith('/grievances/new/')

const answer = await site.app.request('/site-map', { headers: { 'Accept-Language': 'en' } })
const main = /<main.*<\/main>/s.exec(await answer.text())?.[0] ?? ''
const linked = new Set([...main.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href))
const open = routesOf({ production: true }).filter(
  (route) => route.guard === anyone && route.method === 'get',
)

describe('The site map', () => {
  test('leads to every public page that needs no number', () => {
    const begun = open.map(({ path }) => path).filter((path) => !path.includes(':'))
    const missing = begun.filter(
      (path) => !linked.has(path) && !ON_THE_WAY.includes(path) && !isStepOfFiling(path),
    )
    expect(begun.length).toBeGreaterThan(25)
    expect(missing).toEqual([])
  })

  test('leads to every subject of help', () => {
    expect(Object.keys(HELP_TOPICS).filter((topic) => !linked.has(`/help/${topic}`))).toEqual([])
  })

  test('leads to nothing that is not there', () => {
    const paths = routesOf({ production: true }).map(({ path }) => path)
    const known = (href: string) => paths.includes(href) || /^\/help\/[a-z-]+$/.test(href)
    expect([...linked].filter((href) => !known(href))).toEqual([])
  })

  test('leaves out nothing that has gone', () => {
    expect(ON_THE_WAY.filter((path) => !open.some((route) => route.path === path))).toEqual([])
  })
})
