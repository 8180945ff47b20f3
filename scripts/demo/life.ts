import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { bringTo } from '../../activities/gateways/case-clock'
import { paths } from '../../api/paths'
import { readSituation } from '../../db/queries/action'
import { readCentre } from '../../db/queries/place'
import { actions } from '../../db/schema/action'
import { pointAt } from '../../db/schema/point'
import type { Language } from '../../views/i18n'
import { DAY, MINUTE, workingHourAfter } from '../../workflows/calendar'
import type { ActionKind } from '../../workflows/grievance/actions'
import type { Instant, Situation } from '../../workflows/grievance/types'
import { accepted, codeOn, Refused, type Answer, type Browser, type Fields } from './browser'
import type { Chance } from './chance'
import { file, type Filing, type Person } from './citizen'
import { paper, photo } from './papers'
import type { Matter } from './places'
import type { Stage } from './stage'
import type { Occasion } from './texts/texts'
import type { Timetable } from './timetable'
import type { Writer } from './writer'

/** How long a case is waited for that must come about. */
const PATIENCE = 60_000
const LOOK = 50

/** What one life is made of. */
export interface Cast {
  stage: Stage
  timetable: Timetable
  person: Person
  /** Others who may have the same matter. */
  neighbours: Person[]
  matter: Matter
  chance: Chance
  writer: Writer
  /** In which language those who act on it write. */
  officersWrite: Language
}

/** One grievance as people live it: they act by pages, and wait for days that the timetable brings. */
export class Life {
  number = ''
  private browser: Browser | undefined
  private signedInAt: Instant = 0
  private comesIn = (): Promise<Browser> => this.cast.stage.doors.signedIn(this.cast.person)

  constructor(
    readonly cast: Cast,
    private now: Instant,
  ) {}

  /** The citizen files it. */
  async file(more: Partial<Filing> = {}): Promise<void> {
    const { matter, chance, writer, person } = this.cast
    const { language } = person
    this.number = await file(await this.citizensBrowser(), {
      matter,
      description: writer.describes(matter.topic, language),
      address: writer.address(language),
      urgent: matter.urgent,
      files: chance.happens(0.2) ? await this.papers(language) : [],
      ...more,
    })
    await this.becomes(({ posting }) => posting !== null)
  }

  /** The citizen files it without a name; from then on the code of the receipt is the key. */
  async fileWithoutName(): Promise<void> {
    const { doors } = this.cast.stage
    const browser = doors.stranger()
    this.comesIn = async () => browser
    await this.file({ withoutName: true })
    const receipt = await browser.get(paths.grievanceAct(this.number, 'registered'))
    const code = codeOn(receipt)
    this.comesIn = () => doors.opened(code)
  }

  /** Where it is on a map, some hundred metres from the middle of the place, as somebody would type it. */
  async point(): Promise<string | undefined> {
    const { stage, matter, chance } = this.cast
    const centre = await readCentre(stage.db, matter.area)
    const away = () => chance.between(1, 9) / 10
    const point = centre && pointAt(centre, { east: away(), north: away() })
    return point ? `${point.latitude.toFixed(5)}, ${point.longitude.toFixed(5)}` : undefined
  }

  /** A photo and sometimes a paper. */
  async papers(language: Language): Promise<File[]> {
    const { chance, writer } = this.cast
    const photos = [await photo(writer.fileName('photo', language), chance)]
    return chance.happens(0.3) ? [...photos, paper(writer.fileName('paper', language))] : photos
  }

  async situation(): Promise<Situation> {
    const situation = await readSituation(this.cast.stage.db, this.number)
    if (!situation) throw new Error(`${this.number} has no situation`)
    return situation
  }

  /** Waits until the pages would show it. */
  async becomes(condition: (situation: Situation) => boolean): Promise<Situation> {
    for (const end = Date.now() + PATIENCE; ;) {
      const situation = await this.situation()
      if (condition(situation)) return situation
      if (Date.now() > end)
        throw new Error(
          `What was expected did not come about; the case is in ${situation.stage}, ${situation.level}`,
        )
      await new Promise((resolve) => setTimeout(resolve, LOOK))
    }
  }

  /** Lets time pass until `instant`: that of the pages by the timetable, and with it that of this case once it is filed. */
  async until(instant: Instant): Promise<void> {
    const { timetable, stage } = this.cast
    this.now = await timetable.until(instant)
    if (this.number) await bringTo(stage.client, this.number, this.now)
  }

  /** So many days later, at any hour: citizens know no days off. */
  later(days: number): Promise<void> {
    return this.until(this.now + days * DAY)
  }

  /** So many days later, or on the next working day after that. */
  workingDay(days: number): Promise<void> {
    const { calendar } = this.cast.stage
    const morning = workingHourAfter(calendar, this.now, days, calendar.opens)
    return this.until(Math.max(morning, this.now + MINUTE))
  }

  /** A working day before the deadline of whoever has the case now. */
  async inTime(): Promise<void> {
    const { clock } = await this.situation()
    const days = Math.floor(((clock?.dueAt ?? this.now) - this.now) / DAY)
    const { calendar } = this.cast.stage
    const chosen = workingHourAfter(calendar, this.now, this.cast.chance.between(1, days), calendar.opens)
    if (days >= 1 && chosen + DAY / 4 < (clock?.dueAt ?? 0)) await this.until(chosen)
  }

  /** Nobody acts, and the time of whoever must act passes: to the new date too, where a holiday has moved it. */
  async timePasses(): Promise<void> {
    const before = await this.situation()
    const { clock, hold, feedback, revision } = before
    const over = feedback?.until ?? hold?.until ?? clock?.dueAt
    if (!over) return
    await this.until(over + 5 * MINUTE)
    const after = await this.becomes((now) => now.revision > revision)
    if (after.stage === before.stage && after.level === before.level && isLater(after, before))
      await this.timePasses()
  }

  /** An officer does something on the case and says why; by default the one who has it. */
  async officer(kind: ActionKind, fields: Fields, files: File[] = [], posting?: string): Promise<void> {
    const { seats } = this.cast.stage
    const browser = await seats.at(posting ?? (await this.situation()).posting ?? '')
    await this.send(browser, kind, fields, files)
  }

  /** The nodal officer of the department decides; what the form hides is sent with it. */
  async nodal(kind: ActionKind, fields: (form: Answer) => Fields): Promise<void> {
    const { subject } = await this.situation()
    const browser = await this.cast.stage.seats.nodal(subject.department)
    const form = await browser.get(paths.officerAct(this.number, kind))
    await this.send(browser, kind, fields(form), [])
  }

  /** The committee of the district directs level 3, and says in how many working days it must report. */
  async committee(days: number, words: string): Promise<void> {
    const { subject } = await this.situation()
    const browser = await this.cast.stage.seats.chair(subject.district)
    await this.send(browser, 'direct', { days: String(days), words }, [])
  }

  private async send(browser: Browser, kind: ActionKind, fields: Fields, files: File[]): Promise<void> {
    const key = randomUUID()
    const sent = { key, step: 'done', ...fields }
    await this.isApplied(key, await browser.send(paths.officerAct(this.number, kind), sent, files), kind)
  }

  /** The citizen does something; `act` is the end of its address. */
  async citizen(act: string, fields: Fields, files: File[] = []): Promise<void> {
    const key = randomUUID()
    const browser = await this.citizensBrowser()
    const answer = await browser.send(paths.grievanceAct(this.number, act), { key, ...fields }, files)
    await this.isApplied(key, answer, act)
  }

  /** Waits until the case has judged what was sent; throws where it or the site has refused. */
  async isApplied(key: string, answer: Answer, what: string): Promise<void> {
    if (!accepted(answer, what).includes(key)) throw new Refused(what, answer)
    for (const end = Date.now() + PATIENCE; Date.now() < end;) {
      const [sent] = await this.cast.stage.db.select().from(actions).where(eq(actions.id, key))
      if (sent?.verdict === 'applied') return
      if (sent?.verdict === 'refused')
        throw new Refused(what, { status: 303, text: sent.reason ?? 'no reason' })
      await new Promise((resolve) => setTimeout(resolve, LOOK))
    }
    throw new Error(`The case said nothing to ${what}`)
  }

  /** Sessions of citizens last a month: after three weeks they sign in again. */
  async citizensBrowser(): Promise<Browser> {
    if (!this.browser || this.now - this.signedInAt > 21 * DAY) {
      this.browser = await this.comesIn()
      this.signedInAt = this.now
    }
    return this.browser
  }

  /** What the citizen writes. */
  says = (occasion: Occasion): string => this.cast.writer.says(occasion, this.cast.person.language)

  /** What officers and agents write. */
  writes = (occasion: Occasion): string => this.cast.writer.says(occasion, this.cast.officersWrite)

  /** The day in `days` days, as a date field sends it. */
  day(days: number): string {
    return new Date(this.now + days * DAY).toISOString().slice(0, 10)
  }

  /** The same citizen has another grievance about the same matter. */
  another(): Life {
    return new Life(this.cast, this.now)
  }
}

const isLater = (after: Situation, before: Situation): boolean =>
  after.clock !== null &&
  before.clock !== null &&
  after.clock.from === before.clock.from &&
  after.clock.dueAt > before.clock.dueAt
