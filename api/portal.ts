import { statSync } from 'node:fs'
import { nameFor, type Names } from '../db/schema/names'
import type { State } from '../reference/state'
import { LANGUAGES, type Language } from '../views/i18n'
import type { Portal } from '../views/layouts/page'

/** What the pages say of the state that runs the portal, and since when this release has stood here. */
export function portalOf({ portalName, name, helpline }: State): Portal {
  const release = new URL('../package.json', import.meta.url)
  return { name: inAll(portalName), state: inAll(name), helpline, updatedAt: statSync(release).mtimeMs }
}

/** In every language of the site; in English where the state does not say it. */
const inAll = (names: Names) =>
  Object.fromEntries(LANGUAGES.map((language) => [language, nameFor(names, language)])) as Record<
    Language,
    string
  >
