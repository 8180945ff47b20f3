import { randomUUID } from 'node:crypto'
import { paths } from '../../api/paths'
import { readHoliday } from '../../db/queries/holiday'
import { dayInIndia } from '../../workflows/calendar'
import { DISSATISFACTION_REASONS, type CallOutcome } from '../../workflows/grievance/types'
import { accepted, choicesOf, hiddenField, Refused, type Fields } from './browser'
import { join, messagesTo, type Person } from './citizen'
import type { Life } from './life'

// What people do in one go, in the words of the story.

/** The level reports what was done, often with a photo. */
export async function reports(life: Life, words?: string): Promise<void> {
  const { chance, writer, matter, officersWrite } = life.cast
  const { level } = await life.situation()
  const own = level === 'L1' ? writer.reports(matter.topic, officersWrite) : life.writes('report-above')
  const files = chance.happens(0.35) ? await life.papers(officersWrite) : []
  await life.officer('file-report', { words: words ?? own, 'done-on': life.day(0) }, files)
}

/** The level looks into it for some days and reports in time. */
export async function reportsInTime(life: Life, words?: string): Promise<void> {
  await life.inTime()
  await reports(life, words)
}

/** A level that let its time pass reports at last. */
export async function reportsLate(life: Life): Promise<void> {
  const { owed } = await life.situation()
  const [report] = owed
  if (!report) throw new Error('Nobody owes a report')
  const fields = { level: report.level, words: life.writes('owed'), 'done-on': life.day(0) }
  await life.officer('file-owed-report', fields, [], report.posting)
}

/** The citizen reads the report and says whether it is good: on the web, or by the link of the SMS. */
export async function answers(life: Life, satisfied: boolean): Promise<void> {
  const { chance } = life.cast
  await life.later(chance.between(0, 2) + 0.2)
  const said: Fields = satisfied
    ? { satisfied: 'yes', text: life.says('satisfied') }
    : {
        satisfied: 'no',
        reason: chance.pick(DISSATISFACTION_REASONS.filter((reason) => reason !== 'other')),
        text: life.says('not-satisfied'),
      }
  if (chance.happens(0.4) && (await answersByLink(life, said))) return
  const { feedback } = await life.situation()
  await life.citizen('feedback', { report: feedback?.report ?? '', ...said })
}

/** False where the SMS has gone out of sight in the outbox, or its link leads to an older report. */
async function answersByLink(life: Life, said: Fields): Promise<boolean> {
  const browser = await life.citizensBrowser()
  const texts = await messagesTo(browser, life.cast.person.mobile)
  const ours = texts.find((text) => text.includes('/a/') && text.includes(life.number))
  const link = /href="[^"]*(\/a\/[\w-]+)"/.exec(ours ?? '')?.[1]
  if (!link) return false
  accepted(await browser.get(link), 'The link of the SMS')
  const form = await browser.get(paths.report())
  const report = hiddenField(form, 'report')
  const { feedback } = await life.situation()
  if (report !== feedback?.report) return false
  const key = randomUUID()
  await life.isApplied(key, await browser.send(paths.report(), { key, report, ...said }), 'feedback by link')
  return true
}

/** A neighbour files the same and adds it to the first that the portal shows: this one, or another of the same place. */
export async function joins(life: Life, neighbour: Person): Promise<void> {
  const { stage, matter, writer } = life.cast
  const { language } = neighbour
  const browser = await stage.doors.signedIn(neighbour)
  const description = writer.describes(matter.topic, language)
  await join(browser, { matter, description, address: writer.address(language) })
}

/** The day of the next call comes, and an agent makes it. */
export async function isCalled(life: Life, outcome: CallOutcome): Promise<void> {
  const { feedback: before } = await life.situation()
  const [call] = before?.calls ?? []
  if (!before || call === undefined) throw new Error('No call comes any more')
  await life.until(call)
  const { feedback } = await life.becomes(
    ({ feedback: now }) => (now?.attempt ?? 0) > before.attempt && now?.answered === false,
  )
  const path = paths.call(life.number, before.report, feedback?.attempt ?? 0)
  const agent = await life.cast.stage.seats.withRole('call-agent')
  const taken = await agent.send(path, { step: 'take', key: randomUUID() })
  if (taken.status !== 303) throw new Refused('Taking a call', taken)
  const key = randomUUID()
  const reason: Fields = outcome === 'not-satisfied' ? { reason: 'partly-done' } : {}
  const said = { key, outcome, words: life.writes('call'), ...reason }
  await life.isApplied(key, await agent.send(path, said), `A call (${outcome})`)
}

/** A question, or a proposal not to take it up. */
export const asks = (life: Life) => life.officer('ask-clarification', { words: life.writes('ask') })

export async function proposes(life: Life): Promise<void> {
  const reason = life.cast.chance.pick(['sub-judice', 'private-dispute', 'no-substance'])
  await life.officer('propose-not-taken-up', { reason, words: life.writes('propose') })
}

/** The nodal officer decides on the proposal. */
export const decides = (life: Life, kind: 'confirm-not-taken-up' | 'refuse-not-taken-up') =>
  life.nodal(kind, (form) => ({
    hold: hiddenField(form, 'hold'),
    words: life.writes(kind === 'confirm-not-taken-up' ? 'confirm' : 'refuse'),
  }))

/** The nodal officer finds somebody for what fits no service. */
export const routes = (life: Life) =>
  life.nodal('route', (form) => ({
    from: hiddenField(form, 'from'),
    posting: life.cast.chance.pick(choicesOf(form, 'posting')),
  }))

/** The citizen answers what was asked. */
export async function answersTheQuestion(life: Life): Promise<void> {
  const { hold } = await life.situation()
  const { chance, person } = life.cast
  const files = chance.happens(0.5) ? await life.papers(person.language) : []
  await life.citizen('answer', { hold: hold?.action ?? '', text: life.says('answer') }, files)
}

/** The committee reviews it and directs level 3. */
export const directs = (life: Life) => life.committee(life.cast.chance.between(4, 10), life.writes('direct'))

/** A day of mourning, which no list of the year has. */
const MOURNING = { 'name-en': 'State mourning', 'name-kn': 'ರಾಜ್ಯ ಶೋಕಾಚರಣೆ', 'name-pa': 'ਰਾਜਸੀ ਸੋਗ' }

/** An administrator declares the day on which the case falls due a holiday; another may have done so for another case. */
export async function mourningOnTheLastDay(life: Life): Promise<void> {
  const { clock } = await life.situation()
  const day = dayInIndia(clock?.dueAt ?? 0)
  const { db, seats } = life.cast.stage
  if (await readHoliday(db, day)) return
  const administrator = await seats.withRole('administrator')
  const form = { step: 'done', day, ...MOURNING }
  accepted(await administrator.send(paths.newHoliday(), form), 'Declaring a holiday')
}
