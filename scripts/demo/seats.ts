import { and, eq, sql } from 'drizzle-orm'
import { paths } from '../../api/paths'
import type { Database } from '../../db/client'
import { officers, type OfficerRole } from '../../db/schema/people'
import { departments, postings } from '../../db/schema/reference'
import { Problem } from '../progress'
import { accepted, Browser } from './browser'

/** Everybody at the officers' desk, signed in by the pages of the development. */
export class Seats {
  private browsers = new Map<string, Promise<Browser>>()

  constructor(
    private readonly origin: string,
    private readonly db: Database,
  ) {}

  /** Sessions of officers are short: after time was moved everybody signs in again. */
  signOut(): void {
    this.browsers = new Map()
  }

  /** Whoever does the work of a posting. */
  at(posting: string): Promise<Browser> {
    return this.seat(posting, async (browser) => {
      accepted(await browser.send(paths.developmentPost(), { posting }), `Signing in at ${posting}`)
    })
  }

  /** The nodal officer of a department. */
  async nodal(department: string): Promise<Browser> {
    const [row] = await this.db.select().from(departments).where(eq(departments.code, department))
    return this.at(row?.nodalPosting ?? '')
  }

  /** Whoever chairs the committee of a district. */
  async chair(district: string): Promise<Browser> {
    const [row] = await this.db
      .select()
      .from(postings)
      .where(and(eq(postings.area, district), eq(postings.reviews, 'committee')))
    return this.at(row?.code ?? '')
  }

  /** Somebody of the demonstration with this role. */
  withRole(role: OfficerRole): Promise<Browser> {
    return this.seat(role, async (browser) => {
      const hasRole = sql`${officers.roles} @> ${JSON.stringify([role])}::jsonb`
      const [officer] = await this.db.select({ id: officers.id }).from(officers).where(hasRole).limit(1)
      if (!officer) throw new Problem(`There is no ${role}: the people of the demonstration are not loaded.`)
      const seat = { realm: 'officer', person: officer.id }
      accepted(await browser.send(paths.developmentSignIn(), seat), `Signing in as ${role}`)
    })
  }

  private seat(key: string, signIn: (browser: Browser) => Promise<void>): Promise<Browser> {
    const known = this.browsers.get(key)
    if (known) return known
    const opened = (async () => {
      const browser = new Browser(this.origin)
      await signIn(browser)
      return browser
    })()
    this.browsers.set(key, opened)
    return opened
  }
}
