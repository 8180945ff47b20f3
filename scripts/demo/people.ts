import { notInArray, asc, sql } from 'drizzle-orm'
import type { Database } from '../../db/client'
import { citizens } from '../../db/schema/people'
import type { Language } from '../../views/i18n'
import type { Chance } from './chance'
import type { Person } from './citizen'
import type { Writer } from './writer'

/** The languages of a state, its own first: so many of a hundred people read each. */
const SHARES = [62, 16, 14, 8]

/** In which language somebody reads and writes. */
export const languageOf = (languages: Language[], chance: Chance): Language =>
  chance.byShare(languages.map((language, index) => ({ language, share: SHARES[index] ?? 1 }))).language

/** One of three grievances is filed by somebody new. */
const GRIEVANCES_EACH = 3
const MOST = 300
const FIRST_MOBILE = 9_900_030_000

/**
 * Who files grievances, all fictitious: citizens whom the demonstration has by itself, and as many more as the play
 * needs. Those of an earlier play come again.
 */
export async function castOf(
  db: Database,
  {
    count,
    languages,
    chance,
    writer,
  }: { count: number; languages: Language[]; chance: Chance; writer: Writer },
): Promise<Person[]> {
  const invented = Array.from({ length: Math.min(MOST, Math.ceil(count / GRIEVANCES_EACH)) }, (_, index) => {
    const language = languageOf(languages, chance)
    return { mobile: `+91${FIRST_MOBILE + index}`, language, name: writer.names(index, language) }
  })
  const mobiles = invented.map(({ mobile }) => mobile)
  const own = await db
    .select({ mobile: sql<string>`${citizens.mobile}`, name: citizens.name, language: citizens.language })
    .from(citizens)
    .where(notInArray(citizens.mobile, mobiles))
    .orderBy(asc(citizens.mobile))
    .limit(4)
  return [...own.map((person) => ({ ...person, language: person.language as Language })), ...invented]
}
