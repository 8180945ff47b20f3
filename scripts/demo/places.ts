import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Database } from '../../db/client'
import { readAreasIn, readPath, type Area } from '../../db/queries/area'
import { subjectFor } from '../../db/queries/subject'
import { officersPostings } from '../../db/schema/people'
import { areas, matrix, postings, services } from '../../db/schema/reference'
import type { Chance } from './chance'
import { TOPICS, type Topic } from './texts/texts'

/** What a grievance is about, and where. */
export interface Matter {
  topic: Topic
  service: string
  /** Danger to life or health makes it urgent without a question. */
  urgent: boolean
  /** As the step of the filing asks for it: from the district down; empty where nothing is chosen. */
  place: { district: string; taluk: string; locality: string; village: string }
  area: string
}

/** Who has it first: somebody of the demonstration, anybody in the state, or a post that nobody holds itself. */
export type At = 'home' | 'anywhere' | 'vacant' | 'looked-after'

/** What a matter must be like. */
interface Wanted {
  urgent?: boolean | undefined
  /** Something that neighbours have in common. */
  shared?: boolean | undefined
}

/** One service at one area, with the posting that has it first. */
interface Offer {
  topic: Topic
  service: string
  urgent: boolean
  shared: boolean
  needs: string
  area: string
}

export class Places {
  private constructor(
    private readonly db: Database,
    private readonly offers: Record<At, Offer[]>,
  ) {}

  static async of(db: Database): Promise<Places> {
    const codes = Object.values(TOPICS).flat()
    const rows = await db
      .select({
        service: services.code,
        urgent: services.urgent,
        shared: services.shared,
        needs: services.place,
        area: postings.area,
        posting: postings.code,
        state: postings.state,
      })
      .from(services)
      .innerJoin(matrix, and(eq(matrix.service, services.code), eq(matrix.level, 'L1')))
      .innerJoin(
        postings,
        and(eq(postings.department, matrix.department), eq(postings.designation, matrix.designation)),
      )
      .innerJoin(areas, and(eq(areas.code, postings.area), eq(areas.kind, matrix.officeLevel)))
      .where(and(inArray(services.code, codes), isNull(services.retiredAt), isNull(postings.retiredAt)))
    const seats = await db.select({ posting: officersPostings.posting }).from(officersPostings)
    const taken = new Set(seats.map(({ posting }) => posting))
    const offers: Record<At, Offer[]> = { home: [], anywhere: [], vacant: [], 'looked-after': [] }
    for (const { posting, state, ...row } of rows) {
      const offer = { ...row, topic: topicOf(row.service) }
      if (state === 'vacant') offers.vacant.push(offer)
      else if (state === 'in-charge') offers['looked-after'].push(offer)
      else offers[taken.has(posting) ? 'home' : 'anywhere'].push(offer)
    }
    return new Places(db, offers)
  }

  /** Draws a topic before a place, so that a service with many offices does not drown the others. */
  async draw(chance: Chance, at: At, { urgent = false, shared = false }: Wanted = {}): Promise<Matter> {
    const fitting = this.offers[at].filter((offer) => offer.urgent === urgent && (offer.shared || !shared))
    const all = fitting.length > 0 ? fitting : this.offers[at]
    for (let tries = 0; tries < 50; tries += 1) {
      const topic = chance.pick([...new Set(all.map((offer) => offer.topic))])
      const offer = chance.pick(all.filter((one) => one.topic === topic))
      const matter = await this.narrowed(chance, offer)
      if (matter) return matter
    }
    throw new Error(`The reference data offer no grievance ${at}`)
  }

  /** Another service with another department, dealt with in the same taluk. */
  async elsewhere(chance: Chance, { area, service }: Matter): Promise<string> {
    const path = (await readPath(this.db, area)).map(({ code }) => code)
    const [own] = await this.db.select().from(services).where(eq(services.code, service))
    const near = [...this.offers.home, ...this.offers.anywhere].filter(
      (offer) => path.includes(offer.area) && offer.needs === 'taluk' && offer.service !== service,
    )
    const known = await this.db.select().from(services)
    const others = near.filter(
      (offer) => known.find(({ code }) => code === offer.service)?.department !== own?.department,
    )
    return chance.pick(others.length > 0 ? others : near).service
  }

  async departmentOf({ service }: Matter): Promise<string> {
    const [row] = await this.db.select().from(services).where(eq(services.code, service))
    return row?.department ?? ''
  }

  private async narrowed(chance: Chance, { topic, service, urgent, needs, area }: Offer) {
    let path = await readPath(this.db, area)
    const last = path.at(-1)
    if (last?.kind === 'district' && needs !== 'district') path = await this.below(chance, path, () => true)
    const inTown = needs === 'town'
    if (path.at(-1)?.kind === 'taluk' && (inTown || chance.happens(0.4)))
      path = await this.below(chance, path, ({ kind }) => (kind === 'town') === inTown)
    const code = path.at(-1)?.code ?? area
    if (inTown && path.at(-1)?.kind !== 'town') return null
    if (!(await subjectFor(this.db, service, code))) return null
    return { topic, service, urgent, area: code, place: fieldsOf(path) }
  }

  private async below(chance: Chance, path: Area[], fits: (area: Area) => boolean): Promise<Area[]> {
    const inside = (await readAreasIn(this.db, path.at(-1)?.code ?? '')).filter(fits)
    return inside.length > 0 ? [...path, chance.pick(inside)] : path
  }
}

const topicOf = (service: string): Topic =>
  (Object.keys(TOPICS) as Topic[]).find((topic) => (TOPICS[topic] as readonly string[]).includes(service)) ??
  'road'

function fieldsOf(path: Area[]): Matter['place'] {
  const named = path.slice(path.findIndex(({ kind }) => kind === 'district')).map(({ code }) => code)
  const [district = '', taluk = '', locality = '', village = ''] = named
  return { district, taluk, locality, village }
}
