import { randomBytes } from 'node:crypto'
import { createSession } from '../../db/queries/session'
import { citizens, officers } from '../../db/schema/people'
import { readState } from '../../reference/state'
import { numberFrom } from '../../workflows/grievance/number'
import { anyMobile, begin, filer, told } from './lives'
import { compare, median, seconds } from './measure'
import { ask, type Asked } from './requests'
import { launchSettings } from '../settings'
import type { Stage } from './stage'
import { StepWatch } from './stepWatch'

const ROUNDS = 7
const A_ROUND = 40
const AFTERWARDS = 50
const AIM = 'ratio 0.9 to 1.1'

/**
 * Whether the time of an answer tells what the answer itself does not say: whose number is known at the doors, and
 * which cases of others there are. `ours` is what is there, `bare` what is not.
 */
export async function discretion(stage: Stage) {
  await atDoor(
    stage,
    'officers’ sign-in, a number of an officer against any number',
    '/officer/sign-in',
    (mobile) => stage.db.insert(officers).values({ mobile, name: 'Somebody', language: 'en' }),
  )
  await atDoor(
    stage,
    'citizens’ sign-in, a number that is registered against any number',
    '/sign-in',
    (mobile) => stage.db.insert(citizens).values({ mobile, name: 'Somebody', language: 'en' }),
  )
  await casesOfOthers(stage)
}

/** Each number asks once: the second code of a number waits for a minute. */
async function atDoor(stage: Stage, name: string, path: string, know: (mobile: string) => Promise<unknown>) {
  const url = `${stage.origin}${path}`
  const post = (mobile: string) =>
    time(url, 303, {
      form: `mobile=${mobile.slice('+91'.length)}`,
      origin: stage.origin,
      address: anyAddress(),
    })
  await compare({
    ...{ name, unit: 'ms', aim: AIM, rounds: ROUNDS },
    ours: async () => {
      const known = Array.from({ length: A_ROUND }, anyMobile)
      for (const mobile of known) await know(mobile)
      return typical(known, post)
    },
    bare: () => typical(Array.from({ length: A_ROUND }, anyMobile), post),
  })
}

async function casesOfOthers(stage: Stage) {
  const { db } = stage
  const [stranger] = await db
    .insert(citizens)
    .values({ mobile: anyMobile(), name: 'A stranger', language: 'en' })
    .returning()
  const cookie = `session=${await createSession(db, 'citizen', stranger?.id ?? '', Date.now())}`
  const file = await filer(stage)
  const watches = StepWatch.both(stage.sql)
  const { code } = readState(launchSettings().state)
  const get = (number: string) => time(`${stage.origin}/grievances/${number}`, 404, { cookie })
  await compare({
    ...{ name: 'case of somebody else, against none', unit: 'ms', aim: AIM, rounds: ROUNDS },
    ours: async () => {
      const numbers: string[] = []
      const filed = async () => void numbers.push(await begin(stage, file, watches.ours))
      await Promise.all(Array.from({ length: A_ROUND }, filed))
      // A case that still goes to its officer would take the processor from who asks for it.
      await told(stage)
      return typical(numbers, get)
    },
    bare: () =>
      typical(
        Array.from({ length: A_ROUND }, () => numberFrom(code, 2026, randomBytes(8))),
        get,
      ),
  })
  watches.stop()
}

/** Nobody may ask for many codes from one address. */
const anyAddress = () => `10.${[...randomBytes(3)].join('.')}`

/** One after the other; the median, since a pause of the machine says nothing. */
async function typical(subjects: string[], of: (subject: string) => Promise<number>): Promise<number> {
  const times: number[] = []
  for (const subject of subjects) {
    times.push(await of(subject))
    // What is done after an answer, such as sending the SMS, must not meet the next question.
    await new Promise((resolve) => setTimeout(resolve, AFTERWARDS))
  }
  return median(times)
}

async function time(url: string, expected: number, asked: Asked): Promise<number> {
  let status = 0
  const taken = await seconds(async () => ({ status } = await ask(url, asked)))
  if (status !== expected) throw new Error(`${url} answers ${status}`)
  return taken * 1_000
}
