import { transformSync } from 'esbuild'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '../../api/paths'
import { createSession } from '../../db/queries/session'
import { LANGUAGES } from '../../views/i18n'
import { siteForTest } from '../contract/site'
import { freshDatabase, type TestDatabase } from '../harness/database'
import { NOW, seedCitizen } from './officer-seed'

let database: TestDatabase
let site: ReturnType<typeof siteForTest>
/** Cookies of somebody who is signed in and reads English. */
let cookie: string

beforeAll(async () => {
  database = await freshDatabase()
  site = siteForTest({ databaseUrl: database.url, now: () => NOW })
  const session = await createSession(site.db, 'citizen', await seedCitizen(site.db), NOW)
  cookie = `session=${session}; language=en`
})
afterAll(async () => {
  await site.close()
  await database.drop()
})

const get = (path: string, headers: Record<string, string> = { cookie }) =>
  site.app.request(path, { headers })

describe('A telephone that puts the portal on its home screen', () => {
  test.each(LANGUAGES)('is told its name and pictures in %s, and finds them', async (language) => {
    const page = await (await get('/help', { cookie: `language=${language}` })).text()
    const address = /<link rel="manifest" href="([^"]+)"/.exec(page)?.[1] ?? ''
    const answer = await get(address)
    expect(answer.headers.get('Content-Type')).toBe('application/manifest+json')
    const manifest = await answer.json()
    expect(manifest).toMatchObject({
      ...{ id: '/', start_url: '/', scope: '/', display: 'standalone', lang: language },
      name: site.dependencies.portal.words[language].portal,
    })
    for (const { src, sizes, type } of manifest.icons) {
      const picture = await get(src)
      expect(picture.headers.get('Content-Type')).toBe(type)
      const { width, height, format } = await sharp(await picture.arrayBuffer()).metadata()
      expect([`${width}x${height}`, format]).toEqual([sizes, 'png'])
    }
    const purposes = manifest.icons.map((icon: { purpose: string }) => icon.purpose)
    expect(purposes).toEqual(['any', 'any', 'maskable'])
    for (const { url } of manifest.shortcuts) expect((await get(url)).status).toBe(200)
  })

  test('finds a picture without corners for iOS', async () => {
    const address = /<link rel="apple-touch-icon" href="([^"]+)"/.exec(await (await get('/help')).text())?.[1]
    const { width, hasAlpha } = await sharp(await (await get(address ?? '')).arrayBuffer()).metadata()
    expect([width, hasAlpha]).toEqual([180, false])
  })

  test('is told nothing in a language that we have not', async () => {
    expect([(await get('/manifest/ta')).status, (await get('/offline/ta')).status]).toEqual([404, 404])
  })
})

describe('The service worker', () => {
  test('is looked at again each time, and answered shortly when it is the same', async () => {
    const answer = await get(paths.serviceWorker())
    expect(answer.headers.get('Cache-Control')).toBe('no-cache')
    expect(answer.headers.get('Content-Type')).toContain('text/javascript')
    const again = await get(paths.serviceWorker(), { 'If-None-Match': answer.headers.get('ETag') ?? '' })
    expect([again.status, await again.text()]).toEqual([304, ''])
  })

  test('is another one for another release or another helpline', async () => {
    const { portal, assets } = site.dependencies
    const nameIn = async (given: Parameters<typeof siteForTest>[0]) => {
      const other = siteForTest(given)
      const text = await (await other.app.request(paths.serviceWorker())).text()
      await other.close()
      return /"name":"(release-\w+)"/.exec(text)?.[1]
    }
    const names = await Promise.all([
      nameIn({}),
      nameIn({}),
      nameIn({ portal: { ...portal, helpline: '1' } }),
      nameIn({ assets: { ...assets, release: 'another' } }),
    ])
    expect(names[0]).toBe(names[1])
    expect(new Set(names).size).toBe(3)
  })

  test('names only files that are there', async () => {
    const text = await (await get(paths.serviceWorker())).text()
    const { files, pages } = JSON.parse(/^const release = (.*)$/m.exec(text)?.[1] ?? '')
    expect(files).toHaveLength(4)
    for (const address of [...files, ...Object.values<string>(pages)])
      expect((await get(address)).status, address).toBe(200)
  })
})

describe('The page for the time without network', () => {
  test.each(LANGUAGES)('is in the language of its address and of nobody, in %s', async (language) => {
    const answer = await get(paths.offline(language))
    expect(answer.headers.get('Content-Language')).toBe(language)
    const html = await answer.text()
    expect(html).toContain(`<html lang="${language}">`)
    expect(html).toContain('href="tel:112"')
    expect(html).toContain(`href="tel:${site.dependencies.portal.helpline}"`)
    expect(html).toBe(await (await get(paths.offline(language), {})).text())
    expect(html).not.toContain(paths.signOut())
  })
})

test('Every page says its language to the worker', async () => {
  for (const path of [paths.home(), paths.help(), '/no/such/page'])
    expect((await get(path)).headers.get('Content-Language'), path).toBe('en')
})

describe('Only what is needed', () => {
  const scriptsOf = async (path: string) =>
    [...(await (await get(path)).text()).matchAll(/<script src="\/static\/([\w-]+)\./g)].map(
      ([, name]) => name,
    )

  test.each([
    [paths.home(), ['phone', 'kept-words']],
    [paths.newGrievance(), ['phone', 'kept-words']],
    [paths.help(), ['read-aloud', 'phone']],
    [paths.counters(), ['phone']],
  ])('%s loads %j', async (path, scripts) => {
    expect(await scriptsOf(path)).toEqual(scripts)
  })
})

test('Our scripts are written as Chrome 70 reads them', async () => {
  const { urls, byUrl, worker } = site.dependencies.assets
  const scripts = (['phone', 'read-aloud', 'kept-words', 'photos', 'place', 'proof'] as const).map((name) =>
    byUrl.get(urls[name])?.plain.toString(),
  )
  for (const script of [...scripts, worker]) {
    const written = (target: string) => transformSync(script ?? '', { target, minifyWhitespace: true }).code
    expect(written('chrome70')).toBe(written('esnext'))
  }
  // It does tell them apart.
  expect(transformSync('a?.b', { target: 'chrome70' }).code).not.toContain('?.')
})
