import { openDatabase } from '../db/client'
import { demonstrationCitizens, demonstrationOfficers } from '../db/queries/demonstration'
import { postingNames } from '../db/queries/posting-name'
import { loadDemonstrationPeople } from '../reference/people'

/** Somebody of the demonstration, as the list of sign-ins names them. */
export interface Person {
  name: string
  mobile: string
  /** What they do, such as `L1 Tahsildar, Hubballi`. */
  does: string
}

/** Enough to play every part once. */
const FEW = 9

/** Registers the fictitious people and returns those whom a newcomer meets first. */
export async function seatPeople(databaseUrl: string, state: string): Promise<Person[]> {
  const { db, close } = openDatabase(databaseUrl, 2)
  try {
    await loadDemonstrationPeople(db, state)
    const [citizens, officers] = [await demonstrationCitizens(db), await demonstrationOfficers(db)]
    const names = await postingNames(
      db,
      officers.flatMap(({ postings }) => postings),
    )
    const told = officers.map(({ name, mobile, roles, levels, postings }) => {
      const posting = names.get(postings[0] ?? '')
      const title = posting ? `${posting.designation.en}, ${posting.place.en}` : roles.join(', ')
      return { name, mobile, does: [levels.join('/'), title].filter(Boolean).join(' ') }
    })
    const first = citizens.slice(0, 1).map(({ name, mobile }) => ({ name, mobile, does: 'citizen' }))
    const agents = told.filter(({ does }) => does.startsWith('call-agent')).slice(0, 1)
    return [...first, ...told.slice(0, FEW), ...agents]
  } finally {
    await close()
  }
}
