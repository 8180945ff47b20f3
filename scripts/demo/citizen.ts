import { eq } from 'drizzle-orm'
import { paths } from '../../api/paths'
import type { Database } from '../../db/client'
import { citizens } from '../../db/schema/people'
import type { Language } from '../../views/i18n'
import { accepted, Browser, choicesOf, hiddenField, Refused, type Fields } from './browser'
import type { Matter } from './places'

/** Somebody invented who files grievances. */
export interface Person {
  /** E.164. */
  mobile: string
  name: string
  language: Language
}

/** What a citizen fills in, step by step. */
export interface Filing {
  matter: Matter
  /** Another matter of this department, where no service fits. */
  otherOf?: string
  description: string
  address: string
  urgent: boolean
  files: File[]
  /** Where the citizen puts it on a map: latitude and longitude as somebody types them. */
  point?: string | undefined
  /** The form about whose matter it is; not opened by those who file for themselves. */
  forWhom?: Fields
  /** Filed by somebody who has not signed in and does not. */
  withoutName?: boolean
}

/** Everybody's own browsers. */
export class Doors {
  private readonly registering = new Map<string, Promise<void>>()

  constructor(
    private readonly origin: string,
    private readonly db: Database,
  ) {}

  /** A browser in which this person is signed in; registered before by the code of an SMS, as anybody is. */
  async signedIn(person: Person): Promise<Browser> {
    const known = await this.idOf(person)
    if (!known) await this.registered(person)
    const browser = this.stranger()
    const seat = { realm: 'citizen', person: known ?? (await this.idOf(person)) ?? '' }
    accepted(await browser.send(paths.developmentSignIn(), seat), 'Signing in as a citizen')
    return browser
  }

  /** A browser in which nobody is signed in. */
  stranger = (): Browser => new Browser(this.origin)

  /** A browser of somebody without a name, by the code of the receipt. */
  async opened(code: string): Promise<Browser> {
    const browser = this.stranger()
    accepted(await browser.send(paths.comeBack(), { code }), 'Coming back by a code')
    return browser
  }

  private async idOf({ mobile }: Person): Promise<string | undefined> {
    const [row] = await this.db.select().from(citizens).where(eq(citizens.mobile, mobile))
    return row?.id
  }

  /** Once, also where somebody files two grievances in one hour. */
  private registered(person: Person): Promise<void> {
    const under = this.registering.get(person.mobile) ?? register(this.stranger(), person)
    this.registering.set(person.mobile, under)
    return under
  }
}

async function register(browser: Browser, { mobile, name, language }: Person): Promise<void> {
  accepted(await browser.send(paths.signIn(), { mobile }), 'Asking for a code')
  const code = /\b\d{6}\b/.exec(await latestMessage(browser, mobile))?.[0] ?? ''
  accepted(await browser.send(paths.signInCode(), { code }), 'Signing in by code')
  accepted(await browser.send(paths.register(), { name, email: '', language }), 'Registering')
}

/** The texts of the newest messages to this number, as the development outbox shows them. */
export async function messagesTo(browser: Browser, mobile: string): Promise<string[]> {
  const { text } = await browser.get(paths.outbox({ to: mobile }))
  return [...text.matchAll(/<p class="words">([\s\S]*?)<\/p>/g)].map(([, body = '']) => body)
}

async function latestMessage(browser: Browser, mobile: string): Promise<string> {
  return (await messagesTo(browser, mobile))[0] ?? ''
}

const step = paths.newGrievanceStep

/** Files a grievance in the five steps, and those in between that few people take. Gives its number. */
export async function file(browser: Browser, filing: Filing): Promise<string> {
  const { urgent, files, point, forWhom, withoutName } = filing
  await describe(browser, filing)
  if (point) accepted(await browser.send(step('point'), { coordinates: point, onward: 'yes' }), 'The point')
  accepted(await browser.send(step('details'), { urgent: urgent ? 'yes' : 'no' }, files), 'The details')
  if (forWhom) accepted(await browser.send(step('for-whom'), forWhom), 'For whom it is')
  if (withoutName) accepted(await browser.send(step('without-name'), {}), 'Going on without a name')
  const review = await browser.get(step('review'))
  const key = hiddenField(review, 'key')
  const receipt = accepted(await browser.send(step('review'), { key, looked: 'yes' }), 'The grievance')
  const number = /\/grievances\/(\w+)\/registered/.exec(receipt)?.[1]
  if (!number) throw new Refused(`The grievance (led to ${receipt})`, review)
  return number
}

/** Adds one's own to what a neighbour has filed on the same matter at the same place. */
export async function join(browser: Browser, mine: Omit<Filing, 'urgent' | 'files'>): Promise<void> {
  await describe(browser, mine)
  const page = await browser.get(step('similar'))
  const [theirs = ''] = choicesOf(page, 'similar')
  accepted(await browser.send(step('similar'), { similar: theirs }), 'The same as a neighbour')
  const key = hiddenField(await browser.get(step('join')), 'key')
  const joined = accepted(await browser.send(step('join'), { key }), 'Adding one’s own')
  if (!joined.endsWith('/joined')) throw new Refused(`Adding one’s own (led to ${joined})`, page)
}

/** What it is about, and where. */
async function describe(
  browser: Browser,
  { matter, otherOf, description, address }: Omit<Filing, 'urgent' | 'files'>,
): Promise<void> {
  accepted(await browser.send(paths.newGrievance(), { description }), 'The description')
  if (otherOf) {
    accepted(await browser.send(step('service'), { service: 'none' }), 'No service fits')
    accepted(await browser.send(step('department'), { service: `other@${otherOf}` }), 'The department')
  } else accepted(await browser.send(step('service'), { service: matter.service }), 'The service')
  accepted(await browser.send(step('place'), { ...matter.place, address }), 'The place')
}
