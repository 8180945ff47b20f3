import { afterAll, describe, expect, test } from 'vitest'
import { routesOf } from '../../api/app'
import * as guards from '../../api/middleware/guards'
import { routes } from '../../api/routes'
import { siteForTest } from './site'

const named = Object.values(guards).filter((guard) => typeof guard === 'object')

describe('The table of routes', () => {
  test('names a guard of guards.ts for every route', () => {
    expect(routes.filter((route) => !named.includes(route.guard)).map((route) => route.path)).toEqual([])
  })

  test('has each method and path once', () => {
    const keys = routes.map((route) => `${route.method} ${route.path}`)
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
  })

  test('uses nouns in small letters with hyphens', () => {
    const bad = routes.filter(
      (route) => !/^\/(?:[a-z0-9:{}.-]+(?:\/[A-Za-z0-9:{}.\\[\]+-]+)*)?$/.test(route.path),
    )
    expect(bad.map((route) => route.path)).toEqual([])
  })

  test('has nothing under /dev without the guard of development', () => {
    const open = routes.filter(
      (route) => route.path.startsWith('/dev') && route.guard !== guards.developmentOnly,
    )
    expect(open).toEqual([])
  })
})

describe('In production', () => {
  const { app, close } = siteForTest({ production: true })
  afterAll(close)

  test('no development route is registered', () => {
    expect(routesOf({ production: true }).some((route) => route.guard === guards.developmentOnly)).toBe(false)
  })

  test.each(['/dev', '/dev/outbox'])('%s is not there', async (path) => {
    expect((await app.request(path)).status).toBe(404)
  })

  test('nobody signs in without a code', async () => {
    const body = new URLSearchParams({ realm: 'citizen', person: crypto.randomUUID() })
    const answer = await app.request('/dev/sign-in', {
      method: 'POST',
      body,
      headers: { Origin: 'https://portal.example' },
    })
    expect(answer.status).toBe(404)
  })

  test('pages do not offer the demonstration', async () => {
    expect(await (await app.request('/help')).text()).not.toContain('/dev')
  })
})

describe('Guards', () => {
  const citizen = { realm: 'citizen', id: '1', name: 'A', language: 'kn', signedInAt: new Date(0) } as const
  const officer = { realm: 'officer', id: '2', name: 'B', language: 'kn', roles: [], postings: [] } as const
  const clerk = {
    ...officer,
    roles: [],
    postings: [],
    waiting: { owed: 0, decisions: null, agenda: null },
    remit: { departments: [], areas: [] },
  }

  test('send a stranger to the right door', () => {
    expect(guards.citizen.admits(null)).toBe('citizen-sign-in')
    expect(guards.officer.admits(null)).toBe('officer-sign-in')
    expect(guards.callAgent.admits(null)).toBe('officer-sign-in')
  })

  test('keep the realms apart', () => {
    expect(guards.citizen.admits(clerk)).toBe('citizen-sign-in')
    expect(guards.officer.admits(citizen)).toBe('officer-sign-in')
  })

  test('let in by what somebody looks over, as long as it is so', () => {
    const area = { code: 'dharwad', kind: 'district', posting: 'p' } as const
    const looking = (...areas: { chairs: boolean }[]) => ({
      ...clerk,
      remit: { departments: [], areas: areas.map((one) => ({ ...area, ...one })) },
    })
    const head = { ...clerk, remit: { departments: ['revenue'], areas: [] } }
    for (const guard of [guards.reviewer, guards.committee]) {
      expect(guard.admits(null)).toBe('officer-sign-in')
      expect(guard.admits(citizen)).toBe('officer-sign-in')
      expect(guard.admits(clerk)).toBe('forbidden')
      expect(guard.admits(looking({ chairs: true }))).toBe('admitted')
    }
    expect(guards.reviewer.admits(head)).toBe('admitted')
    expect(guards.committee.admits(head)).toBe('forbidden')
    expect(guards.reviewer.admits(looking({ chairs: false }))).toBe('admitted')
    expect(guards.committee.admits(looking({ chairs: false }))).toBe('forbidden')
  })

  test('let in by role only', () => {
    expect(guards.administrator.admits({ ...clerk, roles: ['auditor'] })).toBe('forbidden')
    expect(guards.administrator.admits({ ...clerk, roles: ['administrator'] })).toBe('admitted')
    expect(guards.callAgent.admits(clerk)).toBe('forbidden')
    expect(guards.callAgent.admits({ ...clerk, roles: ['call-agent'] })).toBe('admitted')
    expect(guards.operator.admits({ ...clerk, roles: ['call-agent'] })).toBe('forbidden')
    expect(guards.operator.admits({ ...clerk, roles: ['operator'] })).toBe('admitted')
    expect(guards.operator.admits(null)).toBe('officer-sign-in')
  })
})
