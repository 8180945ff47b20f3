import type { Context } from 'hono'
import { namesOf } from '../../db/queries/names'
import { readingsOf, type PastReading } from '../../db/queries/reading'
import { postingName, type Names } from '../../views/case/names'
import { languageOf } from '../../views/case/script'
import { Readers, type CaseLook } from '../../views/citizen/readers'
import { day } from '../../views/format'
import type { Translator } from '../../views/i18n'
import { notFound, page } from '../answer'
import { citizen } from '../middleware/guards'
import { paths } from '../paths'
import type { Env, Route } from '../route'
import { ownCase } from './own-case'

/** Who has looked at a grievance: posts and ways, never names. The citizen's own looks are not kept. */
const readers: Route = {
  method: 'get',
  path: paths.readers(':number'),
  guard: citizen,
  handle: async (c) => {
    const reading = await ownCase(c)
    if (!reading) return notFound(c)
    const { t, deps, language } = c.var
    const { number, title } = reading.content
    const looks = await readingsOf(deps.db, number)
    const names = await namesOf(deps.db, { postings: looks.map(({ posting }) => posting) }, language)
    const days = byDay(c, looks, names)
    const view = (
      <Readers
        {...{ t, number, days }}
        title={{ words: title, language: languageOf(title) }}
        back={paths.grievance(number)}
      />
    )
    return page(c, { title: t('my-data.readers.title', { count: days.length }) }, view)
  },
}

function byDay(c: Context<Env>, looks: PastReading[], names: Names): { day: string; looks: CaseLook[] }[] {
  const { t, language, deps } = c.var
  const days = Map.groupBy(looks, ({ at }) => day(language, at, deps.now()))
  return [...days].map(([of, some]) => ({
    day: of,
    looks: some.map((look) => ({ ...look, who: whoOf(t, look, names) })),
  }))
}

function whoOf(t: Translator, { what, posting }: PastReading, names: Names): string {
  if (what === 'read-for-call') return t('my-data.readers.call-centre')
  if (what === 'read-by-link') return t('my-data.readers.by-link')
  return postingName(t, names, posting)
}

export const routes: Route[] = [readers]
