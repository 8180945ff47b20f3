import { statSync } from 'node:fs'
import { nameFor } from '../db/schema/names'
import type { State } from '../reference/state'
import { isLanguage, LANGUAGES, type Language, type StateWords } from '../views/i18n'
import type { Owner, Portal } from '../views/layouts/page'

/** What the pages say of the state that runs the portal, and since when this release has stood here. */
export function portalOf(state: State): Portal {
  const release = new URL('../package.json', import.meta.url)
  return {
    words: stateWords(state),
    helpline: state.helpline,
    languages: state.languages.filter(isLanguage),
    owner: ownerOf(state),
    updatedAt: statSync(release).mtimeMs,
  }
}

function ownerOf({ owner }: State): Owner {
  const { illustrative, email, reviewMonths, ...called } = owner
  const names = LANGUAGES.map((language): [Language, Owner['names'][Language]] => [
    language,
    {
      office: nameFor(called.office, language),
      address: nameFor(called.address, language),
      webManager: nameFor(called.webManager, language),
      dataOfficer: nameFor(called.dataOfficer, language),
    },
  ])
  return { illustrative, email, reviewMonths, names: Object.fromEntries(names) as Owner['names'] }
}

/** What the messages of each language name of the state; in English where it does not say it in that language. */
export function stateWords({
  portalName,
  name,
  brand,
  subdistrict,
  code,
}: State): Record<Language, StateWords> {
  const words = LANGUAGES.map((language): [Language, StateWords] => [
    language,
    {
      portal: nameFor(portalName, language),
      state: nameFor(name, language),
      brand: nameFor(brand, language),
      subdistrict,
      example: `${code}26\u00a0H7K3\u00a0M9Q2`,
    },
  ])
  return Object.fromEntries(words) as Record<Language, StateWords>
}
