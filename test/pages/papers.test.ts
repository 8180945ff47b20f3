import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeOf, shortOf } from '../../api/papers/code'
import { readConfig } from '../../config'
import { readEvents } from '../../db/queries/case'
import { readFiled } from '../../db/queries/receipt'
import { createSession } from '../../db/queries/session'
import { audit } from '../../db/schema/audit'
import { documents } from '../../db/schema/document'
import { createTranslator, LANGUAGES, type Language } from '../../views/i18n'
import { siteForTest } from '../contract/site'
import { freshDatabase, type TestDatabase } from '../harness/database'
import { pagesOf, plain } from '../harness/pdf'
import { browserOn } from './citizen-browser'
import { HUBBALLI, KALGHATGI, NOW, seedCase, seedCitizen, seedOfficer } from './officer-seed'
import { linkTo, REPORT, reportedCase, type ReportedCase } from './reported-case'

const SECRET = 'development-only-secret-never-in-production'
const NEXT = 'the secret of next year, of more than thirty-two letters'

let database: TestDatabase
let site: ReturnType<typeof siteForTest>
let savitri: string
let other: string
let reported: ReportedCase

beforeAll(async () => {
  database = await freshDatabase()
  site = siteForTest({ databaseUrl: database.url, now: () => NOW })
  savitri = await seedCitizen(site.db)
  other = await seedCitizen(site.db, 'Somebody Else')
  reported = await reportedCase(site.db, savitri)
})
afterAll(async () => {
  await site.close()
  await database.drop()
})

const signedIn = async (citizen: string, language: Language = 'en') =>
  `session=${await createSession(site.db, 'citizen', citizen, NOW)}; language=${language}`

async function ask(path: string, cookie = 'language=en') {
  const answer = await site.app.request(path, { headers: { cookie } })
  return { answer, status: answer.status, bytes: new Uint8Array(await answer.arrayBuffer()) }
}

async function textOf(path: string, cookie: string): Promise<string> {
  const { answer, bytes } = await ask(path, cookie)
  expect(answer.status, path).toBe(200)
  expect(answer.headers.get('content-type')).toBe('application/pdf')
  return (await pagesOf(bytes)).join('')
}

const acknowledgementOf = (number: string) => `/grievances/${number}/acknowledgement.pdf`
const reportOf = ({ number, report }: ReportedCase, realm = '') =>
  `${realm}/grievances/${number}/reports/${report}.pdf`

/** The codes that stand on both papers of a case. */
async function codesOf({ number, report }: ReportedCase, secret = SECRET) {
  const filed = await readFiled(site.db, number)
  const step = (await readEvents(site.db, number)).find(({ action }) => action === report)
  if (!filed || !step) throw new Error('the case is not there')
  return {
    acknowledgement: codeOf(secret, { filed, report: null }),
    report: codeOf(secret, { filed, report: step }),
  }
}

describe('The acknowledgement', () => {
  test.each(LANGUAGES)('says all that the citizen must keep, in %s', async (language) => {
    const t = createTranslator(language, { strict: true, words: site.dependencies.portal.words[language] })
    const text = await textOf(acknowledgementOf(reported.number), await signedIn(savitri, language))
    const said = [
      ...[t('papers.acknowledgement'), t('papers.acknowledgement.lead'), t('papers.portal')],
      ...[reported.number, 'Savitri Hiremath', t('officer.channel.portal'), 'House 12, near the tank'],
      ...['Old-age pension not credited for three months', 'The passbook is attached.'],
      ...[t('papers.committee', { level: 3 }), t('papers.nothing-lapses'), t('papers.right.more')],
      ...[t('papers.right.feedback', { days: 15 }), t('papers.right.silence', { days: 30 })],
      ...[t('papers.follow.helpline', { helpline: '1902' }), t('papers.check.title')],
      shortOf((await codesOf(reported)).acknowledgement),
    ]
    for (const words of said) expect(text).toContain(plain(words))
  })

  test('names who had to act by when as it was filed, and who is above', async () => {
    const text = await textOf(acknowledgementOf(reported.number), await signedIn(savitri))
    const steps = [
      'It goes to Tahsildar, Hubballi, who must act and report by 27 November 2026.',
      'it goes up by itself to level 2, Assistant Commissioner, Dharwad.',
      'it goes up by itself to level 3, Deputy Commissioner, Dharwad.',
    ]
    for (const step of steps) expect(text).toContain(plain(step))
  })

  test('names no office above where none is held yet', async () => {
    const { number } = await seedCase(site.db, { citizen: savitri })
    await site.sql`update grievances set filed = jsonb_set(filed, '{subject,matrix,L3,designation}', '"nobody"')
      where number = ${number}`
    const text = await textOf(acknowledgementOf(number), await signedIn(savitri))
    expect(text).toContain(plain('it goes up by itself to level 2, Assistant Commissioner, Dharwad.'))
    expect(text).toContain(plain('it goes up by itself to level 3. There are'))
  })

  test('names the papers, and words in four scripts with signs of every kind stand as they were written', async () => {
    const title = 'ನೀರು ಬಂದಿಲ್ಲ #panic("x") $a$'
    const description = `${'ಕ್ಷಮಿಸಿ, ಸ್ತ್ರೀಶಕ್ತಿ. '.repeat(250)}\n\n*पानी* नहीं। _ਪਾਣੀ_ ਨਹੀਂ। \`water\` 🙏 #read("/etc/passwd")`
    const { number } = await seedCase(site.db, { citizen: savitri, title, description, language: 'kn' })
    const file = { number, name: 'ಪಾಸ್‌ಬುಕ್ $1.pdf', mediaType: 'application/pdf', bytes: 10, storedAs: 'x' }
    await site.db.insert(documents).values(file)
    const text = await textOf(acknowledgementOf(number), await signedIn(savitri, 'kn'))
    for (const words of [
      title,
      file.name,
      'ಸ್ತ್ರೀಶಕ್ತಿ.',
      '*पानी* नहीं। _ਪਾਣੀ_ ਨਹੀਂ। `water` 🙏 #read("/etc/passwd")',
    ])
      expect(text).toContain(plain(words))
  })

  test('comes as a file to be kept by its owner and by nobody else', async () => {
    const { answer } = await ask(acknowledgementOf(reported.number), await signedIn(savitri))
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="acknowledgement-${reported.number}.pdf"`,
    )
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
  })

  test('is for the citizen of the case alone', async () => {
    const path = acknowledgementOf(reported.number)
    expect((await ask(path, await signedIn(other))).status).toBe(404)
    expect((await ask(path)).status).toBe(303)
    const { cookie } = await seedOfficer(site.db, { postings: [HUBBALLI] })
    expect((await ask(path, cookie)).status).toBe(303)
    expect((await ask(acknowledgementOf('KA26H7K3M9Q2'), await signedIn(savitri))).status).toBe(404)
  })

  test('is led to from the receipt and from the case', async () => {
    const browser = browserOn(site, { session: await createSession(site.db, 'citizen', savitri, NOW) })
    const link = `href="${acknowledgementOf(reported.number)}"`
    expect((await browser.get(`/grievances/${reported.number}/registered`)).text).toContain(link)
    expect((await browser.get(`/grievances/${reported.number}`)).text).toContain(link)
  })
})

describe('The action taken report', () => {
  test.each(LANGUAGES)('says what was done, when, by whom and in whose words, in %s', async (language) => {
    const t = createTranslator(language, { strict: true, words: site.dependencies.portal.words[language] })
    const text = await textOf(reportOf(reported), await signedIn(savitri, language))
    const said = [
      ...[t('papers.report'), t('papers.history'), t('papers.answer'), t('case.done-on'), REPORT],
      ...[t('papers.answer.no', { days: 30 }), reported.number, shortOf((await codesOf(reported)).report)],
    ]
    for (const words of said) expect(text).toContain(plain(words))
  })

  test('tells the case up to it, and until when to answer', async () => {
    const text = await textOf(reportOf(reported), await signedIn(savitri))
    const said = [
      'Tahsildar, Hubballi has reported what was done',
      'Sent to Tahsildar, Hubballi. Action by 27 November 2026.',
      'Tahsildar, Hubballi filed the action taken report',
      'You can say until 6 December 2026 whether this answer is good',
    ]
    for (const words of said) expect(text).toContain(plain(words))
  })

  test('is for the citizen of the case, and of this case alone', async () => {
    const cookie = await signedIn(savitri)
    expect((await ask(reportOf(reported), await signedIn(other))).status).toBe(404)
    expect((await ask(reportOf(reported))).status).toBe(303)
    const another = await reportedCase(site.db, savitri)
    expect((await ask(reportOf({ ...reported, report: another.report }), cookie)).status).toBe(404)
    expect((await ask(`/grievances/${reported.number}/reports/x.pdf`, cookie)).status).toBe(404)
  })

  test('is had behind the link of the SMS, and not without it', async () => {
    const browser = browserOn(site)
    expect((await browser.get('/report/action-taken-report.pdf')).status).toBe(404)
    await browser.get(await linkTo(site.db, reported))
    expect((await browser.get('/report')).text).toContain('href="/report/action-taken-report.pdf"')
    const cookie = [...browser.jar].map((pair) => pair.join('=')).join('; ')
    expect(await textOf('/report/action-taken-report.pdf', cookie)).toContain(plain(REPORT))
  })

  test('is printed by officers who may read the case, in the language of its citizen, and leaves a trace', async () => {
    const hindi = await reportedCase(site.db, await seedCitizen(site.db, 'Sunita', 'hi'), 'hi')
    const path = reportOf(hindi, '/officer')
    const { id, cookie } = await seedOfficer(site.db, { postings: [HUBBALLI] })
    const page = await browserOn(site, { session: /session=([^;]+)/.exec(cookie)?.[1] ?? '' }).get(
      `/officer/grievances/${hindi.number}`,
    )
    expect(page.text).toContain(`href="${path}"`)
    expect(await textOf(path, cookie)).toContain(plain('कार्रवाई रिपोर्ट'))
    const traces = await site.db.select().from(audit).where(eq(audit.actor, id))
    expect(traces.map(({ act, subject }) => [act, subject])).toContainEqual(['read-case', hindi.number])
    const stranger = await seedOfficer(site.db, { postings: [KALGHATGI] })
    expect((await ask(path, stranger.cookie)).status).toBe(404)
    expect((await ask(path, await signedIn(savitri))).status).toBe(303)
  })
})

describe('A paper that cannot be made', () => {
  const failing = async (reason: 'busy' | 'too-long' | 'failed') => {
    const broken = siteForTest({
      databaseUrl: database.url,
      now: () => NOW,
      typeset: async () => ({ ok: false, reason }),
    })
    const answer = await broken.app.request(acknowledgementOf(reported.number), {
      headers: { cookie: await signedIn(savitri) },
    })
    const text = await answer.text()
    await broken.close()
    return { status: answer.status, text }
  }

  test.each([
    ['busy', 503],
    ['failed', 503],
    ['too-long', 413],
  ] as const)('leads back to the page that says the same: %s', async (reason, status) => {
    const answer = await failing(reason)
    expect(answer.status).toBe(status)
    expect(answer.text).toContain('The paper could not be made just now')
    expect(answer.text).toContain(`href="/grievances/${reported.number}/registered"`)
  })
})

describe('Whoever checks a paper', () => {
  const open = async (code: string, own = site) => {
    const answer = await own.app.request(`/verify/${code}`, { headers: { cookie: 'language=en' } })
    return { answer, status: answer.status, text: await answer.text() }
  }
  const PERSONAL = ['Savitri', 'pension has not come', 'for three months', 'House 12', 'three instalments']

  test('reads what the portal has issued, where it stands today, and nothing of the person', async () => {
    const { acknowledgement, report } = await codesOf(reported)
    const ofFiling = await open(acknowledgement)
    const ofReport = await open(report)
    for (const { status, text } of [ofFiling, ofReport]) {
      expect(status).toBe(200)
      for (const words of ['Hubballi, Dharwad', 'Old-age pension', 'Social Security', 'The report is filed.'])
        expect(text).toContain(words)
      expect(PERSONAL.filter((words) => text.includes(words))).toEqual([])
    }
    expect(ofFiling.text).toContain('This portal has issued this acknowledgement')
    expect(ofReport.text).toContain('This portal has issued this action taken report')
    expect(ofReport.text).toContain('Tahsildar, Hubballi')
  })

  test('is told in plain words when the portal has not issued it', async () => {
    const { acknowledgement, report } = await codesOf(reported)
    const changed = acknowledgement.slice(0, -1) + (acknowledgement.endsWith('0') ? '1' : '0')
    // The seal of the acknowledgement does not make a report.
    const mixed = report.slice(0, -26) + acknowledgement.slice(-26)
    const foreign = (await codesOf(reported, NEXT)).acknowledgement
    for (const code of [changed, mixed, foreign, 'A', 'nothing', `${acknowledgement}0`]) {
      const { status, text } = await open(code)
      expect(status, code).toBe(404)
      expect(text, code).toContain('This portal has not issued this paper')
      expect(text, code).not.toContain('Hubballi')
    }
  })

  test('finds no page of it through a search engine, in a cache or in another site’s log', async () => {
    const { acknowledgement } = await codesOf(reported)
    for (const code of [acknowledgement, 'nothing']) {
      const { headers } = (await open(code)).answer
      expect(headers.get('x-robots-tag')).toContain('noindex')
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('referrer-policy')).toBe('same-origin')
    }
  })

  test('types number and check where there is no camera', async () => {
    const browser = browserOn(site)
    const { report } = await codesOf(reported)
    const number = reported.number.toLowerCase().replace(/(.{4})/g, '$1 ')
    const right = await browser.post('/verify', { number, check: shortOf(report).toLowerCase() })
    expect(right.status).toBe(303)
    expect((await browser.get(right.location)).text).toContain('has issued this action taken report')
    const empty = await browser.post('/verify', { number: '', check: '' })
    expect(empty.status).toBe(422)
    expect(empty.text).toContain('A grievance number has twelve letters and digits')
    expect(empty.text).toContain('The check has eight letters and digits')
    const wrong = await browser.post('/verify', { number, check: '0000 0000' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('Number and check do not belong together')
    expect(wrong.text).toContain('value="0000 0000"')
    const unknown = await browser.post('/verify', { number: 'KA26H7K3M9Q2', check: '0000 0000' })
    expect(unknown.text).toContain('A grievance number has twelve letters and digits')
  })

  test('of an old paper: the secret may have changed twice since', async () => {
    const { acknowledgement } = await codesOf(reported)
    const after = (settings: Record<string, string>) =>
      siteForTest({
        databaseUrl: database.url,
        now: () => NOW,
        config: readConfig({ NODE_ENV: 'test', SECRET: NEXT, ...settings }),
      })
    const changing = after({ SECRET_BEFORE: SECRET })
    const later = after({ PAPER_SECRETS: `${'y'.repeat(32)}, ${SECRET}` })
    const forgetful = after({})
    expect((await open(acknowledgement, changing)).status).toBe(200)
    expect((await open(acknowledgement, later)).status).toBe(200)
    expect((await open(acknowledgement, forgetful)).status).toBe(404)
    await Promise.all([changing, later, forgetful].map(({ close }) => close()))
  })

  test('may not guess for long from one address', async () => {
    const guesser = siteForTest({ databaseUrl: database.url, now: () => NOW + 3_600_000 })
    const statuses = new Set<number>()
    for (let guess = 0; guess < 201; guess += 1) statuses.add((await open('nothing', guesser)).status)
    await guesser.close()
    expect([...statuses]).toEqual([404, 429])
  })
})
