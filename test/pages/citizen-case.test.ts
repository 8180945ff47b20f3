import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSession } from '../../db/queries/session'
import { actions, writings } from '../../db/schema/action'
import { documents } from '../../db/schema/document'
import { drafts } from '../../db/schema/draft'
import { grievances } from '../../db/schema/grievance'
import { numberInGroups } from '../../views/format'
import { siteForTest } from '../contract/site'
import { freshDatabase, type TestDatabase } from '../harness/database'
import { browserOn, hidden } from './citizen-browser'
import { NOW, seedCase, seedCitizen } from './officer-seed'
import { linkTo, REPORT, reportedCase } from './reported-case'

let database: TestDatabase
let site: ReturnType<typeof siteForTest>
let savitri: string
/** Judges at once what is handed over, as a worker would. */
const worker = (number: string) =>
  void site.sql.begin(async (sql) => {
    const judged =
      await sql`update actions set verdict = 'applied' where number = ${number} and verdict is null returning id`
    for (const { id } of judged) await sql`select pg_notify('verdicts', ${id})`
  })

beforeAll(async () => {
  database = await freshDatabase()
  site = siteForTest({ databaseUrl: database.url, now: () => NOW, handOver: worker })
  savitri = await seedCitizen(site.db)
})
afterAll(async () => {
  await site.close()
  await database.drop()
})

const browserOf = async (citizen: string) =>
  browserOn(site, { session: await createSession(site.db, 'citizen', citizen, NOW) })

const reported = () => reportedCase(site.db, savitri)

const actionsOn = (number: string) => site.db.select().from(actions).where(eq(actions.number, number))

test('the citizen reads where the case stands, and what comes by itself', async () => {
  const { number } = await seedCase(site.db, { citizen: savitri })
  const { text } = await (await browserOf(savitri)).get(`/grievances/${number}`)
  expect(text).toContain('Tahsildar, Hubballi must act and report by 27 November.')
  expect(text).toContain('it goes up by itself to Assistant Commissioner, Dharwad')
  expect(text).toContain('Withdraw the grievance')
  expect(text).not.toContain('Reopen')
})

test('the dates to come go into a calendar, which names the case by its number alone', async () => {
  const { number } = await seedCase(site.db, { citizen: savitri })
  const browser = await browserOf(savitri)
  const page = await browser.get(`/grievances/${number}`)
  expect(page.text).toContain(`href="/grievances/${number}/dates.ics"`)
  const { status, text } = await browser.get(`/grievances/${number}/dates.ics`)
  expect(status).toBe(200)
  const lines = text.replaceAll('\r\n ', '').split('\r\n')
  expect(lines).toContain('DTSTART;VALUE=DATE:20261127')
  expect(lines).toContain(`SUMMARY:Grievance ${numberInGroups(number)}`)
  expect(text.replaceAll('\r\n ', '')).toContain('it goes up by itself to Assistant Commissioner\\, Dharwad')
  const [row] = await site.db.select().from(grievances).where(eq(grievances.number, number))
  for (const own of [row?.title, row?.description, 'Savitri']) expect(text).not.toContain(own)
})

test('what is about one’s own open grievance is added to that one, with its papers, once', async () => {
  const citizen = await seedCitizen(site.db, 'Basavva')
  const { number } = await seedCase(site.db, { citizen })
  const browser = await browserOf(citizen)
  await browser.post('/grievances/new', { description: 'The pension of November has not come either.' })
  await browser.post('/grievances/new/service', { service: 'old-age-pension' })
  const place = { district: 'dharwad', taluk: 'dharwad.hubballi', locality: '', address: '12, Tank Road' }
  await browser.post('/grievances/new/place', place)
  await browser.post('/grievances/new/details', { urgent: 'no' })
  const { text } = await browser.get('/grievances/new/review')
  const key = hidden(text, 'key')
  expect(hidden(text, 'number')).toBe(number)
  const [draft] = await site.db
    .select()
    .from(drafts)
    .where(sql`answers->>'key' = ${key}`)
  const paper = { name: 'passbook.pdf', mediaType: 'application/pdf', bytes: 9, storedAs: 'f'.repeat(64) }
  await site.db.insert(documents).values({ ...paper, draft: draft?.id ?? '' })

  const other = await browser.post('/grievances/new/add', { key, number: 'KA26 AAAA AAAA' })
  expect(other.location).toBe('/grievances/new/review')
  const added = await browser.post('/grievances/new/add', { key, number })
  expect(added.location).toBe(`/grievances/${number}?done=${key}`)
  expect((await browser.post('/grievances/new/add', { key, number })).location).toBe(added.location)

  expect((await browser.get(added.location)).status).toBe(200)
  const [words] = await site.db.select().from(writings).where(eq(writings.action, key))
  expect(words?.body).toBe('The pension of November has not come either.\n\n12, Tank Road')
  const [paperOfIt] = await site.db.select().from(documents).where(eq(documents.action, key))
  expect([paperOfIt?.name, paperOfIt?.number, paperOfIt?.draft]).toEqual(['passbook.pdf', number, null])
  expect((await actionsOn(number)).map(({ kind }) => kind)).toEqual(['add-note'])
  expect(await site.db.$count(grievances, eq(grievances.citizen, citizen))).toBe(1)
  expect(await site.db.$count(drafts, eq(drafts.id, draft?.id ?? ''))).toBe(0)
})

test('for another citizen the case, its acts and its papers do not exist', async () => {
  const { number } = await seedCase(site.db, { citizen: savitri })
  const stranger = await browserOf(await seedCitizen(site.db, 'Anita Thomas'))
  for (const path of ['', '/dates.ics', '/note', '/withdraw', '/registered', `/documents/${randomUUID()}`]) {
    expect((await stranger.get(`/grievances/${number}${path}`)).status).toBe(404)
  }
  expect((await stranger.post(`/grievances/${number}/withdraw`, { key: randomUUID() })).status).toBe(404)
  expect(await actionsOn(number)).toHaveLength(0)
})

test('a withdrawal asks first, and is one act however often it is sent', async () => {
  const { number } = await seedCase(site.db, { citizen: savitri })
  const browser = await browserOf(savitri)
  const asked = await browser.get(`/grievances/${number}/withdraw`)
  expect(asked.text).toContain('Do you want to withdraw this grievance?')
  const key = hidden(asked.text, 'key')
  for (let times = 0; times < 2; times += 1) {
    expect((await browser.post(`/grievances/${number}/withdraw`, { key })).location).toBe(
      `/grievances/${number}?done=${key}`,
    )
  }
  expect(await actionsOn(number)).toHaveLength(1)
})

test('a note without words comes back, and one with words is stored with them', async () => {
  const { number } = await seedCase(site.db, { citizen: savitri })
  const browser = await browserOf(savitri)
  const empty = await browser.post(`/grievances/${number}/note`, { key: randomUUID(), text: ' ' })
  expect(empty.status).toBe(422)
  const key = randomUUID()
  await browser.post(`/grievances/${number}/note`, { key, text: 'The bank has confirmed it.' })
  const [writing] = await site.db.select().from(writings).where(eq(writings.action, key))
  expect(writing?.body).toBe('The bank has confirmed it.')
})

test('a form whose key was used for something else is to be sent again', async () => {
  const [one, other] = [
    await seedCase(site.db, { citizen: savitri }),
    await seedCase(site.db, { citizen: savitri }),
  ]
  const browser = await browserOf(savitri)
  const key = randomUUID()
  await browser.post(`/grievances/${one.number}/note`, { key, text: 'The bank has confirmed it.' })
  const again = await browser.post(`/grievances/${other.number}/note`, { key, text: 'Another matter.' })
  expect(again.status).toBe(422)
  expect(again.text).toContain('Please send it again')
  expect(again.text).toContain('Another matter.')
  const fresh = hidden(again.text, 'key')
  expect(fresh).not.toBe(key)
  await browser.post(`/grievances/${other.number}/note`, { key: fresh, text: 'Another matter.' })
  expect(await actionsOn(other.number)).toMatchObject([{ id: fresh }])
  expect((await browser.post(`/grievances/${one.number}/withdraw`, { key })).status).toBe(422)
  expect(await actionsOn(one.number)).toHaveLength(1)
})

test('who is not satisfied says why; without a reason the words come back', async () => {
  const { number } = await reported()
  const browser = await browserOf(savitri)
  const form = await browser.get(`/grievances/${number}/feedback`)
  expect(form.text).toContain(REPORT)
  const key = hidden(form.text, 'key')
  const bare = await browser.post(`/grievances/${number}/feedback`, {
    key,
    satisfied: 'no',
    text: 'Nothing has come.',
  })
  expect(bare.status).toBe(422)
  expect(bare.text).toContain('Nothing has come.</textarea>')
  const report = hidden(form.text, 'report')
  const whole = { key, report, satisfied: 'no', reason: 'report-untrue', text: 'Nothing has come.' }
  expect((await browser.post(`/grievances/${number}/feedback`, whole)).status).toBe(303)
  const given = (await actionsOn(number)).find(({ kind }) => kind === 'feedback')
  expect(given?.action).toMatchObject({ satisfied: false, reason: 'report-untrue', via: 'web' })
})

test('what cannot be done now is refused in words', async () => {
  const { number } = await seedCase(site.db, { citizen: savitri })
  const browser = await browserOf(savitri)
  const answer = await browser.post(`/grievances/${number}/feedback`, { key: randomUUID(), satisfied: 'yes' })
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('The grievance has moved on')
  expect(await actionsOn(number)).toHaveLength(0)
  const early = await browser.get(`/grievances/${number}/feedback`)
  expect(early.text).toMatch(/There is no report yet; it is due by \d+ \w+/)
})

test('whoever has the number sees stage, dates and designation, and nothing of the person', async () => {
  const { number } = await reported()
  const anybody = browserOn(site)
  const { text, status } = await anybody.get(`/track?number=${number.toLowerCase()}`)
  expect(status).toBe(200)
  expect(text).toContain('Tahsildar, Hubballi')
  for (const secret of ['Savitri', 'passbook', 'Old-age pension not credited for', 'House 12', REPORT])
    expect(text).not.toContain(secret)
})

test('an unknown number says so, and a mobile number leads to the code', async () => {
  const anybody = browserOn(site)
  const unknown = await anybody.get('/track?number=KA26 H7K3 M9Q2')
  expect(unknown.status).toBe(422)
  expect(unknown.text).toContain('We know no grievance with this number')
  const mobile = await anybody.post('/track', { number: '99000 00001' })
  expect([mobile.status, mobile.location]).toEqual([303, '/sign-in?next=%2Fgrievances'])
  const signIn = await anybody.get(mobile.location)
  expect(signIn.text).toContain('value="9900000001"')
  expect(signIn.text).toContain('We send a code by SMS to this number')
})

test('only a grievance number comes into the address', async () => {
  const anybody = browserOn(site)
  const { number } = await reported()
  const sent = await anybody.post('/track', { number: ` ${number.toLowerCase()}` })
  expect([sent.status, sent.location]).toEqual([303, `/track?number=${number}`])
  const wrong = await anybody.post('/track', { number: '99000 0000' })
  expect([wrong.status, wrong.location]).toEqual([422, ''])
})

test('the link of the SMS opens the report, takes the feedback once and writes nothing by itself', async () => {
  const seeded = await reported()
  const { number, report } = seeded
  const anybody = browserOn(site)
  const opened = await anybody.get(await linkTo(site.db, seeded))
  expect(opened).toMatchObject({ status: 303, location: '/report' })
  const page = await anybody.get('/report')
  expect(page.text).toContain(REPORT)
  expect(page.text).toMatch(/<dt>Done on<.dt><dd><time datetime="2026-11-19">19 November 2026</)
  expect(page.text.match(/satisfied with what was done/g)).toHaveLength(1)
  expect(page.text).not.toContain('Savitri')
  expect(page.text).not.toContain('House 12')
  expect(await actionsOn(number)).toHaveLength(1)
  const key = hidden(page.text, 'key')
  const good = { key, report, satisfied: 'yes' }
  expect((await anybody.post('/report', good)).location).toBe(`/report?done=${key}`)
  await anybody.post('/report', good)
  const given = (await actionsOn(number)).filter(({ kind }) => kind === 'feedback')
  expect(given).toHaveLength(1)
  expect(given[0]?.action).toMatchObject({ satisfied: true, via: 'link' })
})

test('a link that nobody sent opens nothing', async () => {
  const anybody = browserOn(site)
  expect((await anybody.get(`/a/${'x'.repeat(22)}`)).status).toBe(404)
  expect((await anybody.get('/report')).status).toBe(404)
})

test('the list shows first what waits for the citizen', async () => {
  const own = await seedCitizen(site.db, 'Imran Nadaf')
  const browser = await browserOf(own)
  expect((await browser.get('/grievances')).text).toContain('You have filed no grievance yet')
  await seedCase(site.db, { citizen: own, title: 'Street light out' })
  expect((await browser.get('/grievances')).text).toContain('Street light out')
})

test('a note with a telephone number goes when it is sent once more, with what came along', async () => {
  const { number } = await seedCase(site.db, { citizen: savitri })
  const browser = await browserOf(savitri)
  const { text: empty } = await browser.get(`/grievances/${number}/note`)
  const note = { key: hidden(empty, 'key'), text: 'Call my neighbour on 98450 17265.' }
  const photo = await sharp({ create: { width: 8, height: 6, channels: 3, background: 'teal' } })
    .jpeg()
    .toBuffer()
  const files = new File([new Uint8Array(photo)], 'passbook.jpg', { type: 'image/jpeg' })
  const asked = await browser.post(`/grievances/${number}/note`, { ...note, files })
  expect(asked.status).toBe(422)
  expect(asked.text).toContain('They have a phone number.')
  expect(asked.text).toContain(`>${note.text}</textarea>`)
  expect(await actionsOn(number)).toEqual([])

  const seen = { ...note, cautioned: hidden(asked.text, 'cautioned') }
  const withPan = await browser.post(`/grievances/${number}/note`, {
    ...seen,
    text: `${note.text} My PAN is ABCPE1234F.`,
  })
  expect(withPan.status).toBe(422)
  expect(withPan.text).toContain('what looks like a PAN')
  expect((await browser.post(`/grievances/${number}/note`, seen)).location).toContain(`done=${note.key}`)
  expect(await actionsOn(number)).toHaveLength(1)
  const [paper] = await site.db.select().from(documents).where(eq(documents.action, note.key))
  expect(paper?.name).toBe('passbook.jpg')
})
