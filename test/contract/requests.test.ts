import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMetrics } from '../../operations/metrics'
import { samplesOf } from '../harness/exposition'
import { multipart } from '../harness/multipart'
import { siteForTest } from './site'

/** PostgreSQL and Temporal are both away: what the site still does, and how it says so. */
const site = siteForTest()
afterAll(site.close)

const ORIGIN = 'http://127.0.0.1:3000'
const KEY = '5f8e2f0c-0d5c-4a52-9b83-0f8f5e3c6a11'
const send = (
  path: string,
  form: Record<string, string>,
  headers: Record<string, string> = { Origin: ORIGIN },
) =>
  site.app.request(path, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers: { 'Accept-Language': 'en', ...headers },
  })

describe('Every answer', () => {
  let answer: Response
  beforeAll(async () => {
    answer = await site.app.request('/help')
  })

  test('allows only what is our own', () => {
    const policy = answer.headers.get('Content-Security-Policy') ?? ''
    expect(policy).toContain("default-src 'self'")
    expect(policy).not.toMatch(/unsafe|nonce|https?:|\*/)
  })

  test('lets plain forms name where they come from', () => {
    expect(answer.headers.get('Referrer-Policy')).toBe('same-origin')
  })

  test('has a reference', () => {
    expect(answer.headers.get('X-Request-Id')).toMatch(/^[\w-]{8,}$/)
  })

  test('has no reference that the client has named', async () => {
    const named = await site.app.request('/help', { headers: { 'X-Request-Id': 'of-my-own' } })
    expect(named.headers.get('X-Request-Id')).not.toBe('of-my-own')
  })
})

describe('What a browser may keep', () => {
  const cacheOf = async (path: string) => (await site.app.request(path)).headers.get('Cache-Control')

  test.each(['/', '/grievances/new', '/sign-in', '/sign-in/code', '/report', '/track', '/no/such/page'])(
    'is nothing of %s',
    async (path) => expect(await cacheOf(path)).toBe('no-store'),
  )

  test('is help, which says the same to everybody', async () => {
    expect(await cacheOf('/help')).toBe('private, no-cache')
  })
})

describe('Forms', () => {
  test('of another site are refused and change nothing', async () => {
    const answer = await send('/language', { speak: 'en' }, { Origin: 'https://evil.example' })
    expect(answer.status).toBe(403)
    expect(answer.headers.get('Set-Cookie')).toBeNull()
  })

  test('without any origin are refused', async () => {
    expect((await send('/language', { speak: 'en' }, {})).status).toBe(403)
  })

  test('that are too large get a page', async () => {
    const answer = await send('/language', { speak: 'x'.repeat(300_000) })
    expect(answer.status).toBe(413)
    expect(await answer.text()).toContain('<h1>')
  })

  const sendPhotos = async (megabytes: number, origin: string) => {
    const form = new FormData()
    form.append('key', KEY)
    form.append('text', 'ಹಣ ಬಂದಿಲ್ಲ. <b>Two</b> months are missing.')
    form.append('files', new File([new Uint8Array(megabytes * 1024 * 1024)], 'passbook.jpg'))
    const { body, headers } = await multipart(form)
    return site.app.request('/grievances/KA26AAAAAAAA/note', {
      ...{ method: 'POST', body },
      headers: { ...headers, Origin: origin, 'Accept-Language': 'en' },
    })
  }

  test('with more photos than can be taken come back with all that was written', async () => {
    const answer = await sendPhotos(30, ORIGIN)
    expect(answer.status).toBe(413)
    const page = await answer.text()
    expect(page).toContain('what you wrote is still here')
    expect(page).toContain('>ಹಣ ಬಂದಿಲ್ಲ. &lt;b&gt;Two&lt;/b&gt; months are missing.</textarea>')
    expect(page).toContain(`name="key" value="${KEY}"`)
    expect(page).toContain('passbook.jpg')
    expect(page).toContain('enctype="multipart/form-data"')
  })

  test('of another site are refused before anything of them is read', async () => {
    const answer = await sendPhotos(30, 'https://evil.example')
    expect(answer.status).toBe(403)
    expect(await answer.text()).not.toContain('passbook.jpg')
  })
})

describe('The language', () => {
  const titleFor = async (headers: Record<string, string>) =>
    /<html lang="(\w+)"/.exec(await (await site.app.request('/help', { headers })).text())?.[1]

  test.each([
    ['the state when the browser says nothing', {}, 'kn'],
    ['the browser', { 'Accept-Language': 'en-GB,en;q=0.9,kn;q=0.8' }, 'en'],
    ['the best of ours', { 'Accept-Language': 'ta,kn;q=0.8,en;q=0.5' }, 'kn'],
    ['English when the browser wants none of ours', { 'Accept-Language': 'ta-IN,te' }, 'en'],
    ['the cookie before all', { 'Accept-Language': 'en', Cookie: 'language=kn' }, 'kn'],
    ['nothing by an unknown cookie', { 'Accept-Language': 'en', Cookie: 'language=xx' }, 'en'],
  ])('follows %s', async (_why, headers, language) => {
    expect(await titleFor(headers)).toBe(language)
  })

  test('is changed by a form that leads back', async () => {
    const answer = await send('/language', { speak: 'kn', back: '/privacy' })
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/privacy'])
    expect(answer.headers.get('Set-Cookie')).toContain('language=kn')
  })

  test('leads back to what was asked for, too', async () => {
    const page = await site.app.request('/site-map?number=KA26&page=2', {
      headers: { 'Accept-Language': 'en' },
    })
    expect(await page.text()).toContain('name="back" value="/site-map?number=KA26&amp;page=2"')
  })

  test.each(['//evil.example', '/\\evil.example', 'https://evil.example', '/\t/evil.example'])(
    'never leads to %s',
    async (back) => {
      expect((await send('/language', { speak: 'kn', back })).headers.get('Location')).toBe('/')
    },
  )
})

describe('While PostgreSQL is away', () => {
  test('a page says so and when to try again', async () => {
    const answer = await site.app.request('/', { headers: { 'Accept-Language': 'en' } })
    expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '60'])
    expect(await answer.text()).toContain('Try again in a few minutes')
  })

  test('what was written comes back, with its key, ready to be sent again', async () => {
    const words = 'No water for <nine> days in our street, and nobody answers.'
    const answer = await send('/dev/sign-in', {
      realm: 'citizen',
      person: crypto.randomUUID(),
      key: 'k-1',
      description: words,
    })
    const text = await answer.text()
    expect(answer.status).toBe(503)
    expect(text).toContain('No water for &lt;nine&gt; days')
    expect(text).toContain('<input type="hidden" name="key" value="k-1"/>')
    expect(text).toContain('action="/dev/sign-in"')
  })

  test('help opens even for somebody who was signed in', async () => {
    expect((await site.app.request('/help', { headers: { Cookie: 'session=some-token' } })).status).toBe(200)
  })

  test('the process lives but is not ready, and names what is missing', async () => {
    expect((await site.app.request('/healthz')).status).toBe(200)
    const answer = await site.app.request('/readyz')
    expect(answer.status).toBe(503)
    expect(await answer.json()).toEqual({
      ready: false,
      parts: [
        { name: 'postgres', required: true, ready: false },
        { name: 'temporal', required: false, ready: false },
      ],
    })
  })
})

test('An unknown page is a page, too', async () => {
  const answer = await site.app.request('/no/such/page', { headers: { 'Accept-Language': 'en' } })
  expect(answer.status).toBe(404)
  expect(await answer.text()).toContain('This page is not here')
})

test('Static files may be kept for a year and come compressed', async () => {
  const css = /href="(\/static\/site[^"]+)"/.exec(await (await site.app.request('/help')).text())?.[1] ?? ''
  const answer = await site.app.request(css, { headers: { 'Accept-Encoding': 'gzip, br' } })
  expect(answer.headers.get('Cache-Control')).toContain('immutable')
  expect(answer.headers.get('Content-Encoding')).toBe('br')
  expect((await answer.arrayBuffer()).byteLength).toBeLessThan(8000)
})

test('The log has the pattern of a path, never what stands in it', async () => {
  const lines: string[] = []
  const { app, close } = siteForTest({
    log: pino({ level: 'info' }, { write: (line: string) => lines.push(line) }),
  })
  for (const path of ['/help?number=KA26H7K3M9Q2', '/unknown/9900000001']) await app.request(path)
  await close()
  expect(lines.map((line) => JSON.parse(line).route)).toEqual(['/help', null])
  expect(lines.join()).not.toMatch(/KA26|99000/)
})

test('The metrics have the pattern of a path, and no series for what anybody may type', async () => {
  const { registry, counts } = createMetrics()
  const { app, close, dependencies } = siteForTest({ counts })
  const [asset = ''] = dependencies.assets.byUrl.keys()
  await app.request(asset)
  for (let index = 0; index < 50; index += 1) {
    await app.request(`/help?number=KA26H7K3M9Q2&page=${index}`)
    await app.request(`/unknown/${9_900_000_000 + index}`, { method: index % 2 ? 'PROPFIND' : 'GET' })
  }
  await close()
  const text = await registry.metrics()
  const counted = samplesOf(text).filter(({ name }) => name === 'janaspandana_request_duration_seconds_count')
  const series = counted.map(({ labels, value }) => [labels.route, labels.method, labels.status, value])
  expect(series).toEqual([
    ['/static/*', 'GET', '200', 1],
    ['/help', 'GET', '200', 50],
    ['none', 'GET', '404', 25],
    ['none', 'other', '404', 25],
  ])
  expect(text).not.toMatch(/KA26|99000/)
})
