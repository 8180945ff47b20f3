import { Client } from './client'
import type { Answered, Journal } from './journal'
import { MARK, type Person } from './people'
import type { Random } from './random'
import type { World } from './world'

/** One run of a seed on a world: who takes part, and what its clients know. */
export interface Run {
  seed: number
  world: World
  journal: Journal
  citizens: Person[]
  /** A mobile number that nobody has registered with. */
  newcomer(index: number): string
  /** Who is at an operation now: nobody does two things in one browser at once. */
  busy: Set<string>
  /** Numbers that somebody was told, with the citizen of each. */
  cases: { number: string; citizen: Person }[]
  /** Real instants at which the events of a case were first seen, by `number revision`. */
  seen: Map<string, number>
}

/** One operation under way. */
export interface Operation {
  run: Run
  op: number
  random: Random
}

/** A marked text of this operation: no other text has the same. */
export const words = ({ run, op }: Operation, what: string): string =>
  `${MARK}text ${what} of operation ${run.seed}.${op}: water stands in the street since Monday.`

/** A browser of this person, behind the address of this operation. */
export const browserOf = ({ run, op }: Operation, person?: Person): Client =>
  new Client(
    run.world.system.origin,
    `10.${run.seed % 250}.${Math.floor(op / 250) % 250}.${op % 250}`,
    person?.token,
  )

/** Puts on record what a client was told. */
export function told(
  { run, op }: Operation,
  what: string,
  answer: Omit<Answered, 'entry' | 'seed' | 'op' | 'at' | 'what'>,
): void {
  run.journal.write({ entry: 'answer', seed: run.seed, op, at: Date.now(), what, ...answer })
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Lets nobody else act as this person meanwhile. Undefined, and nothing done, where somebody does already. */
export async function alone<T>({ run }: Operation, person: Person, work: () => Promise<T>) {
  if (run.busy.has(person.id)) return undefined
  run.busy.add(person.id)
  try {
    return await work()
  } finally {
    run.busy.delete(person.id)
  }
}
