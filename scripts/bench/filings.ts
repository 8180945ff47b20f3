import { randomUUID } from 'node:crypto'
import { eq, isNull } from 'drizzle-orm'
import { createSession } from '../../db/queries/session'
import { drafts } from '../../db/schema/draft'
import { grievances, situations } from '../../db/schema/grievance'
import { citizens } from '../../db/schema/people'
import { anyMobile, told } from './lives'
import { compare, quantile, secondsFor, untilNone } from './measure'
import { ask } from './requests'
import type { Stage } from './stage'

const ROUNDS = 5
const A_ROUND = 200
const AT_ONCE = 16
/**
 * How many arrive in a second where the delay is measured: ten million a year are 1.2 in a second of the working hours,
 * and this is a rush.
 */
const ARRIVING = 4

/** A citizen at the last step: signed in, with a draft that lacks nothing. */
interface Ready {
  cookie: string
  key: string
}

const DESCRIPTION = 'ಮೂರು ತಿಂಗಳಿಂದ ವೃದ್ಧಾಪ್ಯ ವೇತನ ಬಂದಿಲ್ಲ. ಅಂಚೆ ಕಚೇರಿಯಲ್ಲಿ ಕೇಳಿದರೆ ತಾಲೂಕು ಕಚೇರಿಗೆ ಹೋಗಿ ಎನ್ನುತ್ತಾರೆ. '.repeat(4)

async function makeReady({ db }: Stage, count: number): Promise<Ready[]> {
  const people = Array.from({ length: count }, () => ({
    mobile: anyMobile(),
    name: 'Basavva',
    language: 'kn',
  }))
  const made = await db.insert(citizens).values(people).onConflictDoNothing().returning()
  return Promise.all(
    made.map(async ({ id }) => {
      const key = randomUUID()
      const answers = { service: 'old-age-pension', area: 'dharwad.kundgol', address: '', urgent: false }
      const [draft] = await db
        .insert(drafts)
        .values({ answers: { ...answers, description: DESCRIPTION, key } })
        .returning()
      const session = await createSession(db, 'citizen', id, Date.now())
      return { cookie: `session=${session}; draft=${draft?.id}`, key }
    }),
  )
}

async function file({ origin }: Stage, { cookie, key }: Ready): Promise<void> {
  const { status, location } = await ask(`${origin}/grievances/new/review`, {
    form: `key=${key}`,
    cookie,
    origin,
  })
  if (status !== 303 || !location.endsWith('/registered')) throw new Error(`Not filed: ${status} ${location}`)
}

/** Until every case is with Temporal. */
const handedOver = ({ db }: Stage) => untilNone(() => db.$count(grievances, isNull(grievances.startedAt)))

/** Until every case has spoken and told its citizen, so that no round works on what the one before has left. */
async function settled(stage: Stage): Promise<void> {
  await handedOver(stage)
  await untilNone(() => stage.db.$count(situations, eq(situations.revision, 0)))
  await told(stage)
}

/** One insert and one bare workflow's start. */
async function bareFiling({ sql, client }: Stage): Promise<void> {
  const id = randomUUID()
  await sql`insert into bare.filings (id, description) values (${id}, ${DESCRIPTION})`
  await client.workflow.start('started', { workflowId: `bare-${id}`, taskQueue: 'bare' })
}

/**
 * Filings in a second, beside one insert and one bare start: those that are answered, which nothing can lose any more,
 * while cases are started, speak and send their messages at the same time; and those that have been started.
 */
export async function filings(stage: Stage) {
  const rate = (end: () => Promise<void>) => async () => {
    const ready = await makeReady(stage, A_ROUND)
    const began = performance.now()
    await secondsFor(ready, AT_ONCE, (one) => file(stage, one))
    await end()
    const seconds = (performance.now() - began) / 1_000
    await settled(stage)
    return ready.length / seconds
  }
  const bare = async () =>
    A_ROUND / (await secondsFor(Array(A_ROUND).fill(0), AT_ONCE, () => bareFiling(stage)))
  const common = { unit: 'a second', rounds: ROUNDS, bare }
  await compare({
    ...common,
    name: 'filings accepted',
    aim: 'ratio 0.9 or more',
    ours: rate(async () => {}),
  })
  await compare({
    ...common,
    name: 'filings accepted and started',
    aim: 'none: the same work later',
    ours: rate(() => handedOver(stage)),
  })
}

/** How long the citizen waits after the last button. */
export const filingDelay = (stage: Stage) =>
  compare({
    name: 'filing request, 95th percentile',
    unit: 'ms',
    aim: 'ratio 2 or less',
    rounds: ROUNDS,
    ours: async () => {
      const delays = await delaysOf(await makeReady(stage, A_ROUND), (one) => file(stage, one))
      await settled(stage)
      return quantile(delays, 0.95)
    },
    bare: async () => {
      const form = new URLSearchParams({ description: DESCRIPTION }).toString()
      const send = () => ask(`${stage.bareOrigin}/filings`, { form })
      return quantile(await delaysOf(Array(A_ROUND).fill(0), send), 0.95)
    },
  })

/** Each item at its time, whether those before it are done or not. */
async function delaysOf<Item>(items: Item[], work: (item: Item) => Promise<unknown>): Promise<number[]> {
  const began = performance.now()
  return Promise.all(
    items.map(async (item, index) => {
      const arrives = began + (index * 1_000) / ARRIVING
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, arrives - performance.now())))
      await work(item)
      return performance.now() - arrives
    }),
  )
}
