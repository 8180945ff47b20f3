import { like, or, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { paths } from '../../api/paths'
import { allowances } from '../../db/schema/allowance'
import { MINUTE } from '../../workflows/calendar'
import { register } from './people'
import type { Stage } from './stage'

/** While very many codes are asked for, people still get theirs. */
export function rush(stage: () => Stage): void {
  test('a telephone solves the sum by itself', () => during(stage(), solve))
  test('who presses at once is sent on when the sum is solved', () => during(stage(), pressAtOnce))
  test('without a script one of the few codes comes', () => during(stage(), comeWithout))
}

const MOMENT = 'one-time-passwords:moment'
const SOLVED = 'proof-of-work:%'

async function during(stage: Stage, walk: (stage: Stage) => Promise<void>): Promise<void> {
  const { db } = stage.system
  const period = new Date(Math.floor(Date.now() / (5 * MINUTE)) * 5 * MINUTE)
  const taken = 1_000_000
  await db
    .insert(allowances)
    .values({ key: MOMENT, period, taken })
    .onConflictDoUpdate({ target: [allowances.key, allowances.period], set: { taken } })
  try {
    await walk(stage)
  } finally {
    await db.delete(allowances).where(or(eq(allowances.key, MOMENT), like(allowances.key, SOLVED)))
  }
}

const solved = ({ system: { db } }: Stage) => db.$count(allowances, like(allowances.key, SOLVED))

async function solve(stage: Stage): Promise<void> {
  const citizen = await stage.visitor({ language: 'pa' })
  await citizen.goTo(paths.signIn())
  await citizen.sees('sign-in.rush.ready')
  await register(citizen, { mobile: '9845017271', name: 'ਗੁਰਮੀਤ ਕੌਰ' })
  expect(await solved(stage)).toBe(1)
}

async function pressAtOnce(stage: Stage): Promise<void> {
  const citizen = await stage.visitor({ language: 'kn' })
  // Before the script of the page has solved anything.
  await citizen.page.addInitScript(() => {
    addEventListener('DOMContentLoaded', () => {
      const field = document.querySelector<HTMLInputElement>('[name=mobile]')
      if (!field) return
      field.value = '9845017272'
      field.form?.querySelector('button')?.click()
    })
  })
  await citizen.page.goto(citizen.origin + paths.signIn(), { waitUntil: 'commit' })
  await citizen.page.waitForURL(`**${paths.signInCode()}`)
  expect(await solved(stage)).toBe(1)
}

async function comeWithout(stage: Stage): Promise<void> {
  const citizen = await stage.visitor({ language: 'hi', script: false })
  await citizen.goTo(paths.signIn())
  await citizen.sees('sign-in.rush.unable')
  await register(citizen, { mobile: '9845017273', name: 'सुनीता देवी' })
  expect(await solved(stage)).toBe(0)
}
