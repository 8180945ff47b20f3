import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSession } from '../../db/queries/session'
import { areas } from '../../db/schema/reference'
import { siteForTest } from '../contract/site'
import { freshDatabase, type TestDatabase } from '../harness/database'
import { browserOn } from './citizen-browser'
import { NOW, seedCase, seedCitizen } from './officer-seed'

/** A town that has come with a download of the Directory, and has no name in Hindi yet: on pages in Hindi it is English. */
const TOWN = 'dharwad.hubballi.hubballi-dharwad-city'

let database: TestDatabase
let site: ReturnType<typeof siteForTest>
let pages: Map<string, string>

beforeAll(async () => {
  database = await freshDatabase()
  site = siteForTest({ databaseUrl: database.url, now: () => NOW })
  await site.db
    .update(areas)
    .set({ names: { en: 'Hubballi-Dharwad' } })
    .where(eq(areas.code, TOWN))
  const citizen = await seedCitizen(site.db, 'सावित्री', 'hi')
  const { number } = await seedCase(site.db, { citizen, area: TOWN })
  const session = await createSession(site.db, 'citizen', citizen, NOW)
  const browser = browserOn(site, { language: 'hi', session })
  await browser.post('/grievances/new', { description: 'माँ की वृद्धावस्था पेंशन तीन महीने से नहीं आई' })
  const read = async (path: string) => [path, (await browser.get(path)).text] as const
  const steps = [await read('/grievances/new/service'), await read('/grievances/new/department')]
  await browser.post('/grievances/new/service', { service: 'old-age-pension' })
  steps.push(await read('/grievances/new/place?district=dharwad&taluk=dharwad.hubballi'))
  const place = { district: 'dharwad', taluk: 'dharwad.hubballi', locality: TOWN, village: '', address: '' }
  await browser.post('/grievances/new/place', place)
  await browser.post('/grievances/new/details', { urgent: 'no' })
  steps.push(await read('/grievances/new/review'))
  const others = await Promise.all(
    ['/departments', '/life-situations', '/counters?district=dharwad', '/track', '/help', '/grievances']
      .concat(`/grievances/${number}`, `/track?number=${number}`)
      .map(read),
  )
  pages = new Map([...steps, ...others])
})
afterAll(async () => {
  await site.close()
  await database.drop()
})

/** Texts of the page whose nearest `lang` is Hindi, each with the element that it stands in. */
function textsInHindi(html: string): string[] {
  const texts: string[] = []
  const open: { tag: string; lang: string }[] = []
  for (const [part] of html.matchAll(/<[^>]*>|[^<]+/g)) {
    const tag = /^<([a-z0-9]+)/i.exec(part)?.[1]
    if (part.startsWith('</')) open.pop()
    else if (tag && !part.endsWith('/>') && !part.startsWith('<!'))
      open.push({ tag, lang: /\slang="([^"]+)"/.exec(part)?.[1] ?? open.at(-1)?.lang ?? '' })
    else if (!part.startsWith('<') && open.at(-1)?.lang === 'hi' && !PLAIN.has(open.at(-1)?.tag ?? ''))
      texts.push(part.trim())
  }
  return texts.filter(Boolean)
}
const PLAIN = new Set(['title', 'textarea', 'script', 'code'])

test('no English name stands in a page in Hindi as if it were Hindi', () => {
  expect(pages.size).toBe(12)
  for (const [path, html] of pages) {
    expect(html, path).toContain('<html lang="hi">')
    expect(
      textsInHindi(html).filter((text) => /[A-Za-z][a-z]{2}/.test(text)),
      path,
    ).toEqual([])
  }
})

test('it is marked where it stands: in a choice and in a sentence', () => {
  const lists = [...pages].find(([path]) => path.startsWith('/grievances/new/place'))?.[1]
  expect(lists).toMatch(/<option lang="en"[^>]*>Hubballi-Dharwad/)
  expect(lists).toMatch(/<option[^>]*>हुब्बल्ली/)
  expect(pages.get('/grievances/new/review')).toContain('<span lang="en">Hubballi-Dharwad')
})

test('what is in Kannada or English on its own page is not marked', async () => {
  const kannada = await browserOn(site, { language: 'kn' }).get('/departments')
  expect(kannada.text).not.toContain('<span lang="en">')
  const english = await browserOn(site, { language: 'en' }).get('/departments')
  expect(english.text).not.toContain('<span lang="en">')
})
