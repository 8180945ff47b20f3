import { LANGUAGES, messages } from '../i18n'

/** Kinds of municipal bodies in every language: a name may stand in another one than the page. */
const bodies = new RegExp(
  `\\s+(${LANGUAGES.map((language) => messages(language).get('place.bodies')).join('|')})$`,
)

/** What people call a town whose body has a longer name: "Kundgol" for "Kundgol Town Panchayat". */
export const townName = (name: string): string => name.replace(bodies, '')
