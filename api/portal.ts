import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Portal } from '../views/layouts/page'

const named = z.object({ en: z.string(), kn: z.string() })
const stateFile = z.object({ name: named, portal_name: named, helpline: z.string().regex(/^\d+$/) })

/**
 * What the pages say of the state that runs the portal.
 * @param state folder of reference/, such as `karnataka`
 * @param updatedAt when this release was made, in milliseconds
 */
export function readPortal(state: string, updatedAt: number): Portal {
  const file = new URL(`../reference/${state}/state.json`, import.meta.url)
  const read = stateFile.parse(JSON.parse(readFileSync(file, 'utf8')))
  return { name: read.portal_name, state: read.name, helpline: read.helpline, updatedAt }
}
