import { paths } from '../../../api/paths'
import type { siteForTest } from '../../contract/site'
import type { browserOn } from '../../pages/citizen-browser'
import type { seedCase } from '../../pages/officer-seed'

/** A browser in some situation, and the pages that stand open to it then; `:language` is that of the browser. */
export interface Reader {
  who: string
  cookies: Record<string, string>
  pages: string[]
}

export type Site = ReturnType<typeof siteForTest>
export type Browser = ReturnType<typeof browserOn>

/** What a case is seeded with. */
export type Situation = NonNullable<Parameters<typeof seedCase>[1]['situation']>

export const step = paths.newGrievanceStep

/** Posts a form that must be right. */
export async function send(browser: Browser, path: string, form: Record<string, string> = {}) {
  const answer = await browser.post(path, form)
  if (answer.status !== 303)
    throw new Error(`${path} answers ${answer.status}: ${answer.text.slice(0, 2_000)}`)
  return answer
}

/** An officer who has signed in. */
export const at = (who: string, { cookie }: { cookie: string }, pages: string[]): Reader => ({
  ...{ who, pages, cookies: { session: /session=([^;]+)/.exec(cookie)?.[1] ?? '' } },
})
