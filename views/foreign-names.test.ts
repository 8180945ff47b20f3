import { describe, expect, test } from 'vitest'
import { markForeignNames } from './foreign-names'

const marked = (html: string) => markForeignNames(html, 'hi')

describe('Names in Latin letters on a page in Hindi', () => {
  test.each([
    ['<p>Tahsildar, Hubballi</p>', '<p><span lang="en">Tahsildar, Hubballi</span></p>'],
    ['<p>Ron में</p>', '<p><span><span lang="en">Ron</span> में</span></p>'],
    [
      '<li>सड़क (Public Works) विभाग</li>',
      '<li><span>सड़क (<span lang="en">Public Works</span>) विभाग</span></li>',
    ],
    ['<p>Fire &amp; Rescue</p>', '<p><span lang="en">Fire &amp; Rescue</span></p>'],
    ['<br/><p>Ward 5 East</p>', '<br/><p><span lang="en">Ward 5 East</span></p>'],
    ['<option value="a">Gadag</option>', '<option lang="en" value="a">Gadag</option>'],
  ])('%s is marked', (html, expected) => expect(marked(html)).toBe(expected))

  test.each([
    '<p>SMS और PDF, 180 KB</p>',
    '<p>KA26 H7K3 M9Q2</p>',
    '<p>&quot;हिन्दी&quot; &#39;नाम&#39;</p>',
    '<p lang="en">Tahsildar <b>Hubballi</b></p>',
    '<p lang="kn">ಪಿಂಚಣಿ pension</p>',
    '<textarea>My words</textarea><title>Help</title>',
    '<p>https://portal.example/a और portal@site.example</p>',
    '<option value="gadag">गदग</option>',
    '<input value="Hubballi" placeholder="Some words"/>',
  ])('%s stays as it is', (html) => expect(marked(html)).toBe(html))

  test('the language ends with its element', () => {
    const html = '<div><p lang="en">Road</p><p>Road</p></div>'
    expect(marked(html)).toBe('<div><p lang="en">Road</p><p><span lang="en">Road</span></p></div>')
  })

  test('a page in English is not touched', () => {
    expect(markForeignNames('<p>Tahsildar</p>', 'en')).toBe('<p>Tahsildar</p>')
  })

  test('a long text without spaces takes no time', () => {
    const begun = performance.now()
    marked(`<p>${'अ'.repeat(20_000)}${'a-'.repeat(20_000)}</p>`)
    expect(performance.now() - begun).toBeLessThan(1_000)
  })
})
