import { DAY } from '../../workflows/calendar'
import type { Instant } from '../../workflows/grievance/types'
import type { Tell } from '../progress'
import { BRANCHES } from './branches'
import type { Branch } from './branches/branch'
import { catchUp } from './catch-up'
import { Chance } from './chance'
import type { Person } from './citizen'
import { Life } from './life'
import { castOf, languageOf } from './people'
import { moveTime, stageOn, type Portal, type Stage } from './stage'
import { HOURS, TimeIsUp, Timetable } from './timetable'
import { writerOf, type Writer } from './writer'

export interface Play {
  /** One life each, in the order of their filing. */
  branches: Branch[]
  begin: Instant
  end: Instant
  /** Days from the beginning on which they are filed. */
  filingDays: number
  seed: number
  atOnce: number
  /** Minutes of the day at which something happens; fewer make a shorter play. */
  hours?: number[]
  writer?: Writer
  tell?: Tell
}

/** What became of one life: lived to its end, still going on as the play ended, or stopped by a fault. */
export interface Lived {
  branch: Branch
  life: Life
  became: 'ended' | 'goes-on' | 'failed'
  fault?: Error
}

/** So many branches by their shares; each of them at least once where there is room for all. */
export function drawBranches(count: number, chance: Chance): Branch[] {
  const each = count >= 2 * BRANCHES.length ? BRANCHES : []
  return [...each, ...Array.from({ length: count - each.length }, () => chance.byShare(BRANCHES))]
}

/** Plays all lives through the pages of a running portal, and brings every case to the time at which the play ends. */
export async function play(portal: Portal, { branches, ...how }: Play): Promise<Lived[]> {
  const chance = new Chance(how.seed)
  const stage = await stageOn(portal)
  const writer = how.writer ?? writerOf(chance.branch())
  const timetable = timetableOf(stage, how, chance.branch())
  const people = await castOf(portal.db, {
    count: branches.length,
    languages: stage.languages,
    chance: chance.branch(),
    writer,
  })
  const lived: Lived[] = []
  const lives = branches.map((branch) => {
    const own = chance.branch()
    const from = how.begin + own.next() ** MORE_LATELY * how.filingDays * DAY
    const person = own.pick(people)
    const live = async () => {
      const matter = await stage.places.draw(own, branch.at ?? whereabouts(own), branch)
      const officersWrite = languageOf(stage.languages.slice(0, 2), own)
      const neighbours = neighboursOf(person, people)
      const cast = { stage, timetable, person, neighbours, matter, chance: own, writer, officersWrite }
      await liveOne(branch, new Life(cast, timetable.time), lived)
    }
    return { from, live }
  })
  const bar = setInterval(() => how.tell?.(progress(timetable.share(how.begin), lived, branches.length)), 500)
  await timetable.play(lives).finally(() => clearInterval(bar))
  await catchUp(portal, how.end, how.tell)
  return lived
}

/** The next two in the list. */
const neighboursOf = (person: Person, people: Person[]): Person[] => {
  const place = people.indexOf(person)
  return [...people.slice(place + 1), ...people.slice(0, place)].slice(0, 2)
}

/** Less than 1: more are filed towards the end, so that desks are full of what is still open. */
const MORE_LATELY = 0.5

/** Three of five where somebody of the demonstration has it first, so that their worklists are full. */
const whereabouts = (chance: Chance) => (chance.happens(0.6) ? 'home' : 'anywhere')

async function liveOne(branch: Branch, life: Life, lived: Lived[]): Promise<void> {
  const one: Lived = { branch, life, became: 'goes-on' }
  lived.push(one)
  try {
    await branch.live(life)
    one.became = 'ended'
  } catch (error) {
    if (error instanceof TimeIsUp) throw error
    one.became = 'failed'
    one.fault = error as Error
  }
}

function timetableOf(
  stage: Stage,
  { begin, end, atOnce, hours = HOURS }: Omit<Play, 'branches'>,
  chance: Chance,
) {
  return new Timetable(begin, end, chance, {
    atOnce,
    hours,
    moveTo: async (instant) => {
      await moveTime(stage.origin, instant)
      stage.seats.signOut()
    },
  })
}

const WIDTH = 24

function progress(share: number, lived: Lived[], count: number): string {
  const full = Math.round(share * WIDTH)
  const ended = lived.filter(({ became }) => became !== 'goes-on').length
  return `[${'#'.repeat(full)}${'.'.repeat(WIDTH - full)}] ${lived.length} of ${count} filed, ${ended} lived`
}
