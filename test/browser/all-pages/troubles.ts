import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { paths } from '../../../api/paths'
import type { Trouble } from '../../../views/layouts/error'
import { numberFrom } from '../../../workflows/grievance/number'
import { seedOfficer } from '../../pages/officer-seed'
import { step, type Reader, type Site } from './reader'

/** How a browser comes to a page of trouble. */
export interface Arrival {
  trouble: Trouble
  cookies?: Record<string, string>
  come: (page: Page, origin: string) => Promise<unknown>
}

const WORDS = 'ನಮ್ಮ ಬೀದಿಗೆ ಮೂರು ದಿನದಿಂದ ನೀರು ಬಂದಿಲ್ಲ. The tank at the corner is dry.'
/** Of no grievance, but one that could be. */
const A_NUMBER = numberFrom('KA', 2026, new Uint8Array(7))
const MEGABYTE = 1024 * 1024
/** More than one address may say of the site within an hour. */
const MANY = 61

const goTo = (path: string) => (page: Page, origin: string) => page.goto(origin + path)

/** Sends a form from a page of the site, with a file of so many bytes where some are wanted. */
const send = (path: string, fields: Record<string, string>, bytes = 0) =>
  async function (page: Page, origin: string): Promise<void> {
    await page.goto(origin + paths.help())
    await Promise.all([
      page.waitForEvent('load'),
      page.evaluate(
        ({ path, fields, bytes }) => {
          const form = Object.assign(document.createElement('form'), { method: 'post', action: path })
          for (const [name, value] of Object.entries(fields))
            form.append(Object.assign(document.createElement('textarea'), { name, value }))
          if (bytes > 0) {
            const chosen = new DataTransfer()
            chosen.items.add(new File([new Uint8Array(bytes)], 'passbook.jpg'))
            const file = Object.assign(document.createElement('input'), { type: 'file', name: 'files' })
            file.files = chosen.files
            form.append(file)
            form.enctype = 'multipart/form-data'
          }
          document.body.append(form)
          form.submit()
        },
        { path, fields, bytes },
      ),
    ])
  }

async function fromElsewhere(page: Page, origin: string): Promise<void> {
  await page.setContent(`<form method="post" action="${origin}/language"><button>Send</button></form>`)
  await Promise.all([page.waitForEvent('load'), page.getByRole('button').click()])
}

async function tooOften(page: Page, origin: string): Promise<void> {
  const headers = { 'Sec-Fetch-Site': 'same-origin' }
  const said = () => new URLSearchParams({ key: randomUUID(), topic: 'other', words: WORDS })
  for (let times = 0; times < MANY; times += 1)
    await fetch(origin + paths.siteFeedback(), { method: 'POST', headers, body: said(), redirect: 'manual' })
  await send(paths.siteFeedback(), { key: randomUUID(), topic: 'other', words: WORDS })(page, origin)
}

/** Every trouble that the site itself can meet; those of what it stands on are below. */
export async function troublesOf(site: Site, byLink: Reader): Promise<Arrival[]> {
  const { cookie } = await seedOfficer(site.db, {})
  const session = /session=([^;]+)/.exec(cookie)?.[1] ?? ''
  const note = paths.grievanceAct(A_NUMBER, 'note')
  const answer = { key: randomUUID(), report: randomUUID(), text: WORDS }
  return [
    { trouble: 'not-found', come: goTo('/no/such/page') },
    { trouble: 'forbidden', cookies: { session }, come: goTo(paths.calls()) },
    { trouble: 'foreign-form', come: fromElsewhere },
    { trouble: 'signed-out', come: send(note, { key: randomUUID(), text: WORDS }) },
    { trouble: 'link-over', come: send(paths.report(), answer) },
    { trouble: 'another-link', cookies: byLink.cookies, come: send(paths.report(), answer) },
    { trouble: 'draft-gone', come: send(step('place'), { key: randomUUID(), address: WORDS }) },
    {
      trouble: 'page-gone',
      come: send(paths.report(), { ...answer, back: paths.report(), speak: 'none of ours' }),
    },
    { trouble: 'too-large', come: send(paths.newGrievance(), { description: WORDS.repeat(10_000) }) },
    { trouble: 'too-large-kept', come: send(note, { key: randomUUID(), text: WORDS }, 27 * MEGABYTE) },
    { trouble: 'too-many', come: tooOften },
  ]
}

/** While PostgreSQL is away. */
export const TROUBLES_OF_RECORDS: Arrival[] = [
  { trouble: 'away', come: goTo(paths.track({ number: A_NUMBER })) },
  { trouble: 'away-kept', come: send(paths.newGrievance(), { key: randomUUID(), description: WORDS }) },
]

/** A number gets few codes. */
let mobiles = 0
const nextMobile = () => `98450401${String((mobiles += 1)).padStart(2, '0')}`

/** Where the sending of codes has a fault. */
export const TROUBLES_OF_OURS: Arrival[] = [
  { trouble: 'broken', come: (page, origin) => send(paths.signIn(), { mobile: nextMobile() })(page, origin) },
]
