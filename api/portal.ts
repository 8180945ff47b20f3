import { statSync } from 'node:fs'
import { nameFor, type Names } from '../db/schema/names'
import type { State } from '../reference/state'
import { isLanguage, LANGUAGES, type Language, type StateWords } from '../views/i18n'
import type { Portal } from '../views/layouts/page'

/** What the pages say of the state that runs the portal, and since when this release has stood here. */
export function portalOf(state: State): Portal {
  const { portalName, name, helpline } = state
  const release = new URL('../package.json', import.meta.url)
  return {
    ...{ name: inAll(portalName), state: inAll(name), words: stateWords(state), helpline },
    languages: state.languages.filter(isLanguage),
    updatedAt: statSync(release).mtimeMs,
  }
}

/** What the messages of each language name of the state. */
export const stateWords = ({
  portalName,
  name,
  brand,
  subdistrict,
  code,
}: State): Record<Language, StateWords> =>
  perLanguage((language) => ({
    ...{ portal: nameFor(portalName, language), state: nameFor(name, language), subdistrict },
    brand: nameFor(brand, language),
    example: `${code}26\u00a0H7K3\u00a0M9Q2`,
  }))

const perLanguage = <Word>(wordIn: (language: Language) => Word) =>
  Object.fromEntries(LANGUAGES.map((language) => [language, wordIn(language)])) as Record<Language, Word>

/** In every language of the site; in English where the state does not say it. */
const inAll = (names: Names) => perLanguage((language) => nameFor(names, language))
