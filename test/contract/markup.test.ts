import { afterAll, describe, expect, test } from 'vitest'
import { allSources } from './sources'
import { siteForTest } from './site'

const site = siteForTest()
afterAll(site.close)

const PAGES = [
  '/help',
  '/help?words=code',
  '/help/report',
  '/contact',
  '/counters',
  '/accessibility',
  '/screen-readers',
  '/privacy',
  '/terms',
  '/policies',
  '/policies/security',
  '/feedback',
  '/site-map',
  '/verify',
  '/verify/nothing',
  '/nothing-here',
  '/',
]

describe.each(['en', 'kn'])('Pages in %s', (language) => {
  test.each(PAGES)('%s is a whole and honest document', async (path) => {
    const html = await (await site.app.request(path, { headers: { Cookie: `language=${language}` } })).text()
    expect(html.startsWith('<!doctype html>')).toBe(true)
    expect(html).toContain(`<html lang="${language}">`)
    expect(html.match(/<h1[ >]/g)).toHaveLength(1)
    expect(html).toMatch(/<title>[^<]+ · [^<]+<\/title>/)
    expect(html).toContain('<main id="main"')
    expect(html).toContain('href="#main"')
  })

  test.each(PAGES)('%s has no inline script or style', async (path) => {
    const html = await (await site.app.request(path, { headers: { Cookie: `language=${language}` } })).text()
    expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:/i)
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/)
  })

  test.each(PAGES)('%s names every field', async (path) => {
    const html = await (await site.app.request(path, { headers: { Cookie: `language=${language}` } })).text()
    const fields = [...html.matchAll(/<(?:input(?![^>]*type="hidden")|textarea|select)[^>]*\sid="([^"]+)"/g)]
    for (const [, id] of fields) expect(html).toContain(`for="${id}"`)
  })
})

test('No view has styles, handlers or scripts of its own', () => {
  const bad = allSources()
    .filter(({ path }) => path.startsWith('views/') && path.endsWith('.tsx'))
    .filter(({ text }) =>
      /\sstyle=|\son[A-Z]\w*=|hx-on|hx-vals=.js:|dangerouslySetInnerHTML|\braw\(/.test(text),
    )
  expect(bad.map(({ path }) => path)).toEqual([])
})
