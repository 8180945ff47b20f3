import { statSync } from 'node:fs'
import type { State } from '../reference/state'
import type { Portal } from '../views/layouts/page'

/** What the pages say of the state that runs the portal, and since when this release has stood here. */
export function portalOf({ portalName, name, helpline }: State): Portal {
  const release = new URL('../package.json', import.meta.url)
  return { name: portalName, state: name, helpline, updatedAt: statSync(release).mtimeMs }
}
