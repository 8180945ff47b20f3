import { afterAll, describe, expect, test } from 'vitest'
import { siteForTest } from '../contract/site'
import { browserOn } from './citizen-browser'

/** PostgreSQL is away: help is there when nothing else is. */
const site = siteForTest()
afterAll(site.close)

const find = async (words: string, language = 'en') =>
  (await browserOn(site, { language }).get(`/help?words=${encodeURIComponent(words)}`)).text

/** What is found first, by where its heading leads. */
const first = (page: string): string => /<h2><a href="(\/help\/[^"]+)"/.exec(page)?.[1] ?? 'nothing'

describe('The search in help', () => {
  test.each([
    ['otp not coming', '/help/sign-in#no-code'],
    ['photo', '/help/filing#photos'],
    ['fotos uplod', '/help/filing#photos'],
    ['withdrawl of complaint', '/help/changing#withdraw'],
    ['RTI', '/help/not-taken#information'],
    ['lost my number', '/help/following#lost-number'],
    ['officer does nothing, no reply', '/help/officers#late'],
    ['ಒಟಿಪಿ ಬಂದಿಲ್ಲ', '/help/sign-in#no-code'],
    ['doorina sthiti', '/help/following#status'],
    ['ದೂರು ಹಿಂಪಡೆಯಬೇಕು', '/help/changing#withdraw'],
    ['ओटीपी नहीं आया', '/help/sign-in#no-code'],
    ['rishwat', '/help/safety#fraud'],
    ['शिकायत वापस', '/help/changing#withdraw'],
    ['ਫ਼ੋਟੋ', '/help/filing#photos'],
    ['ਕਾਰਵਾਈ ਰਿਪੋਰਟ', '/help/report#what'],
  ])('finds for %s first %s', async (words, place) => expect(first(await find(words))).toBe(place))

  test('answers in the language of the page, whatever was typed', async () => {
    const text = await find('photo', 'pa')
    expect(text).toContain('<h2><a href="/help/filing#photos">ਕੀ ਫ਼ੋਟੋ ਜਾਂ ਦਸਤਾਵੇਜ਼ ਜੋੜ ਸਕਦੇ ਹਾਂ?</a></h2>')
    expect(text).toMatch(/<h1><span>“<span lang="en">photo<\/span>” ਬਾਰੇ (ਇੱਕ|\d) ਜਵਾਬ/)
  })

  test('counts what it found', async () => {
    const text = await find('holiday')
    const count = text.match(/<h2><a href="\/help\//g)?.length ?? 0
    expect(count).toBeGreaterThan(0)
    expect(text).toContain(count === 1 ? 'One answer for “holiday”' : `${count} answers for “holiday”`)
  })

  test('says what to do when it finds nothing, and keeps what was typed', async () => {
    const text = await find('zzzqqq <b>')
    expect(text).toContain('Nothing found for “zzzqqq &lt;b&gt;”')
    expect(text).toContain('Try one or two other words')
    expect(text).toContain('value="zzzqqq &lt;b&gt;"')
    expect(text).toContain('By subject')
  })

  test('of nothing is the page of all questions', async () => {
    expect(await find('   ')).toContain('<h1>Help</h1>')
  })

  test('is not kept busy by a long story', async () => {
    const begun = performance.now()
    await find('pension '.repeat(500))
    expect(performance.now() - begun).toBeLessThan(2_000)
  })
})

describe('A question', () => {
  test('has an address of its own', async () => {
    const { text } = await browserOn(site).get('/help')
    const doors = [...text.matchAll(/href="(\/help\/[^"#]+)#([^"]+)"/g)]
    expect(doors.length).toBeGreaterThan(40)
    for (const topic of new Set(doors.map(([, path = '']) => path))) {
      const page = (await browserOn(site).get(topic)).text
      const wanted = doors.filter(([, path]) => path === topic).map(([, , question]) => question)
      expect(wanted.filter((question) => !page.includes(`<section id="${question}"`))).toEqual([])
    }
  })

  test('names buttons by the words that they have', async () => {
    const { text } = await browserOn(site, { language: 'kn' }).get('/help/changing')
    expect(text).toContain('“ದೂರು ಹಿಂಪಡೆಯಿರಿ”')
  })

  test('of no subject is no page', async () => {
    expect((await browserOn(site).get('/help/nothing')).status).toBe(404)
    expect((await browserOn(site).get('/help/constructor')).status).toBe(404)
  })
})

describe('Pages of words', () => {
  test.each([
    ['en', '/policies/security', 'The words of this page were last changed on 27 November 2026.'],
    ['kn', '/terms', 'ಈ ಪುಟದ ಬರಹವನ್ನು ಕೊನೆಯದಾಗಿ ಬದಲಾಯಿಸಿದ ದಿನ: 27 ನವೆಂಬರ್ 2026.'],
    ['hi', '/accessibility', 'इस पेज के शब्द अंतिम बार 27 नवंबर 2026 को बदले गए।'],
  ])('say in %s when they were last changed', async (language, path, words) => {
    expect((await browserOn(site, { language }).get(path)).text).toContain(words)
  })

  test('the privacy notice is itemised, and says who answers and that the values are illustrative', async () => {
    const { text } = await browserOn(site).get('/privacy')
    expect(text.match(/<th scope="row"/g)).toHaveLength(11)
    for (const words of ['Erase', 'Name somebody', 'Data Protection Board', 'take it back', 'demonstration'])
      expect(text).toContain(words)
    expect(text).toContain('href="mailto:portal@janaspandana.example"')
  })

  test('each policy is on the list of policies', async () => {
    const { text } = await browserOn(site).get('/policies')
    for (const policy of ['hyperlinking', 'copyright', 'content', 'archival', 'monitoring', 'security'])
      expect(text).toContain(`href="/policies/${policy}"`)
    for (const page of ['/privacy', '/terms', '/accessibility']) expect(text).toContain(`href="${page}"`)
  })
})
