import { beforeAll, describe, expect, test } from 'vitest'
import { insidesOf, pagesOf, plain } from '../test/harness/pdf'
import { asWritten, type Paper } from '../views/documents/paper'
import { createTypesetter, type Typeset } from './typeset'

const AT = Date.UTC(2026, 10, 21, 5)
const typeset = createTypesetter()

const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><path d="M0 0h1v1H0z"/></svg>'

/** A paper with these words of a person's. */
const paperOf = (...texts: string[]): Paper => ({
  ...{ language: 'en', title: 'Acknowledgement, grievance KA26 H7K3 M9Q2', heading: 'Acknowledgement' },
  ...{ portal: 'Janaspandana', state: 'Karnataka', lead: 'It is registered.' },
  number: { label: 'Grievance number', groups: 'KA26 H7K3 M9Q2' },
  check: { picture: PICTURE, alt: 'QR code: opens a page', label: 'Check', short: '7K3M 9Q2A' },
  sections: [
    {
      heading: 'What you wrote',
      parts: [
        { kind: 'facts', facts: [{ label: 'From', values: [asWritten(texts[0] ?? '')] }] },
        ...texts.map((text) => ({ kind: 'prose' as const, words: asWritten(text) })),
        { kind: 'list', items: texts.map(asWritten) },
        { kind: 'thread', steps: [{ at: '', what: texts[0] ?? '', when: 'to-come', more: [] }] },
      ],
    },
  ],
  printed: 'Printed on 21 November 2026',
  incomplete: 'Some letters could not be printed.',
})

const pdfOf = (made: Typeset): Uint8Array => {
  if (!made.ok) throw new Error(made.fault ?? made.reason)
  return made.pdf
}
const textOf = async (...texts: string[]) =>
  (await pagesOf(pdfOf(await typeset(paperOf(...texts), AT)))).join('')

/** All of Typst's own signs, and what would do harm if it were read as a command. */
const HOSTILE = [
  '#let x = 1; #panic("no") #read("/etc/passwd") #import "paper.typ": * #sys.inputs',
  '= Heading\n- list\n+ list\n/ term: of it\n$ a^2 $ *strong* _leaning_ `code` ```more``` <label> @label',
  '// comment /* comment */ \\ \\u{41} ~ -- --- ... "quoted" \'quoted\' [block] {code} #[ ] ) } ] $ ` *',
  '"}],"title":"forged","sections":[ \\" \\n </script> %PDF-1.7 endstream endobj',
]

describe('Words of a person', () => {
  test.each(HOSTILE)('stand on the paper as they were written: %s', async (words) => {
    const text = await textOf(words)
    const found = text.split(plain(words)).length - 1
    // In the facts, as prose, in the list and on the thread.
    expect(found).toBe(4)
  })

  test.each([
    ['Kannada', 'ಸ್ತ್ರೀಶಕ್ತಿ, ರಾಷ್ಟ್ರ, ಕೃಷ್ಣ, ಜ್ಞಾನ, ಲಕ್ಷ್ಮೀ, ಎಸ್‌ಎಂಎಸ್, ಆ್ಯಪ್, ಅರ್ಜಿ'],
    ['Devanagari', 'क्षेत्र, ज्ञान, राष्ट्र, शृंखला, स्त्री, कार्रवाई, विद्यार्थी, हिन्दी।'],
    ['Gurmukhi', 'ਪ੍ਰਧਾਨ, ਸ੍ਰੀ, ਪੜ੍ਹੋ, ਜ਼ਿਲ੍ਹਾ, ਫ਼ੌਰੀ, ਸ਼ਿਕਾਇਤ, ਵਿੱਚ।'],
    ['all at once', 'ನೀರು पानी ਪਾਣੀ water 🙏 ₹ 1,20,400'],
  ])('can be copied and read aloud letter by letter: %s', async (_script, words) => {
    expect(await textOf(words)).toContain(plain(words))
  })

  test('run from left to right in Punjabi, which Typst takes for Shahmukhi', async () => {
    const paper = { ...paperOf('ਪਾਣੀ ਨਹੀਂ ਆਇਆ। Ward 5.'), language: 'pa' }
    const [page = ''] = await pagesOf(pdfOf(await typeset(paper, AT)))
    expect(page).toContain(plain('ਪਾਣੀ ਨਹੀਂ ਆਇਆ। Ward 5.'))
  })

  test('of any length fit: six thousand letters, with and without a space', async () => {
    const spaced = 'ದೂರು '.repeat(1_200)
    const unbroken = 'x'.repeat(6_000)
    const pdf = pdfOf(await typeset(paperOf(spaced), AT))
    expect((await pagesOf(pdf)).length).toBeGreaterThan(1)
    expect(await textOf(unbroken)).toContain(unbroken)
  })

  test('with letters that no font has are printed without them, and the paper says so', async () => {
    const text = await textOf('தமிழ் and English')
    expect(text).toContain('andEnglish')
    expect(text).toContain(plain('Some letters could not be printed.'))
    expect(await textOf('English alone')).not.toContain(plain('Some letters could not be printed.'))
  })
})

describe('The file', () => {
  let insides = ''
  beforeAll(async () => {
    insides = insidesOf(pdfOf(await typeset({ ...paperOf('ನೀರು ಬಂದಿಲ್ಲ'), language: 'hi' }, AT)))
  })

  test('says that it is PDF/UA-1, and is tagged: headings, paragraphs, lists, the picture in words', () => {
    expect(insides).toMatch(/pdfuaid:part>1</)
    expect(insides).toMatch(/\/Marked true/)
    for (const tag of ['H1', 'H2', 'P', 'L', 'LI', 'Lbl', 'LBody', 'Figure'])
      expect(insides).toMatch(new RegExp(`/S /${tag}\\s`))
    expect(insides).toContain('/Alt (QR code: opens a page)')
  })

  test('has a title, a language, bookmarks, and another language where the words are of one', () => {
    expect(insides).toMatch(/\/DisplayDocTitle true/)
    expect(insides).toContain('Acknowledgement, grievance KA26 H7K3 M9Q2')
    expect(insides).toContain('/Lang (hi-IN)')
    expect(insides).toContain('/Lang (kn-IN)')
    expect(insides).toContain('/Outlines')
  })

  test('names nobody', () => {
    expect(insides).not.toMatch(/\/Author|dc:creator/)
  })
})

describe('The thread', () => {
  test('takes no more than it can soon print', async () => {
    const many = Array.from({ length: 60 }, (_, index) => typeset(paperOf(`paper ${index}`), AT))
    const made = await Promise.all(many)
    expect(made.filter((one) => !one.ok && one.reason === 'busy')).toHaveLength(20)
    expect(made.filter((one) => one.ok)).toHaveLength(40)
  })

  test('refuses what is longer than any paper', async () => {
    expect(await typeset(paperOf('x'.repeat(600_000)), AT)).toEqual({ ok: false, reason: 'too-long' })
  })

  test('that hangs is given up, and the next paper gets another', async () => {
    const hasty = createTypesetter({ patience: 1 })
    expect(await hasty(paperOf('one'), AT)).toMatchObject({ ok: false, reason: 'failed' })
    expect(await hasty(paperOf('two'), AT)).toMatchObject({ ok: false, reason: 'failed' })
  })

  test('says what failed without ending', async () => {
    const broken = { ...paperOf('one'), sections: null } as unknown as Paper
    expect(await typeset(broken, AT)).toMatchObject({
      ok: false,
      reason: 'failed',
      fault: expect.any(String),
    })
    expect((await typeset(paperOf('two'), AT)).ok).toBe(true)
  })
})
