import type { Context } from 'hono'
import { namesOf } from '../../db/queries/names'
import { readingsOf, type PastReading } from '../../db/queries/reading'
import { postingName, serviceName, type Names } from '../../views/case/names'
import { languageOf } from '../../views/case/script'
import { Readers, type CaseLook } from '../../views/citizen/readers'
import { day } from '../../views/format'
import type { Translator } from '../../views/i18n'
import { notFound, page } from '../answer'
import { citizen } from '../middleware/guards'
import { paths } from '../paths'
import type { Env, Route } from '../route'
import { ownFollowed } from './followed'
import { ownCase } from './own-case'

/**
 * Who has looked at a grievance, one's own or one that one follows: posts and ways, never names. The citizen's own
 * looks are not kept.
 */
const readers: Route = {
  method: 'get',
  path: paths.readers(':number'),
  guard: citizen,
  handle: async (c) => {
    const read = (await ofOwn(c)) ?? (await ofFollowed(c))
    if (!read) return notFound(c)
    const { t, deps, language } = c.var
    const { looks, ...about } = read
    const names = await namesOf(deps.db, { postings: looks.map(({ posting }) => posting) }, language)
    const days = byDay(c, looks, names)
    const view = <Readers {...{ t, days, ...about }} />
    return page(c, { title: t('my-data.readers.title', { count: days.length }) }, view)
  },
}

type Read = Omit<Parameters<typeof Readers>[0], 't' | 'days'> & { looks: PastReading[] }

async function ofOwn(c: Context<Env>): Promise<Read | null> {
  const reading = await ownCase(c)
  if (!reading) return null
  const { number, title } = reading.content
  return {
    number,
    title: { words: title, language: languageOf(title) },
    looks: await readingsOf(c.var.deps.db, number),
    back: paths.grievance(number),
  }
}

/** What a neighbour has added is read with the grievance, from the day on which it was added. */
async function ofFollowed(c: Context<Env>): Promise<Read | null> {
  const { deps, t, language } = c.var
  const followed = await ownFollowed(c)
  if (!followed) return null
  const { number, situation, joinedAt } = followed
  const { service } = situation.subject
  const names = await namesOf(deps.db, { services: [service] }, language)
  const looks = await readingsOf(deps.db, number)
  return {
    number,
    title: { words: serviceName(t, names, service), language },
    looks: looks.filter(({ what, at }) => what === 'read-case' && at >= joinedAt),
    back: paths.grievanceAct(number, 'joined'),
  }
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
