import type { Context } from 'hono'
import { namesOf } from '../../db/queries/names'
import { readingsOf, readingsOfAdded, type PastReading } from '../../db/queries/reading'
import { postingName, serviceName, type Names } from '../../views/case/names'
import { languageOf } from '../../views/case/script'
import { Readers, type CaseLook, type ReadersProps } from '../../views/citizen/readers'
import { day } from '../../views/format'
import type { Translator } from '../../views/i18n'
import { notFound, page } from '../answer'
import { citizen } from '../middleware/guards'
import { paths } from '../paths'
import type { CitizenReader, Env, Route } from '../route'
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
    const view = (await ofOwn(c)) ?? (await ofFollowed(c))
    return view ? page(c, { title: view.title }, <Readers {...view} />) : notFound(c)
  },
}

async function ofOwn(c: Context<Env>): Promise<ReadersProps | null> {
  const reading = await ownCase(c)
  if (!reading) return null
  const { t, deps, language } = c.var
  const { number, title } = reading.content
  const looks = await readingsOf(deps.db, number)
  const names = await namesOf(deps.db, { postings: looks.map(({ posting }) => posting) }, language)
  const days = byDay(c, looks, names)
  return {
    ...{ t, number, days, back: paths.grievance(number) },
    about: { words: title, language: languageOf(title) },
    title: t('my-data.readers.title', { count: days.length }),
    lead: t('my-data.readers.lead'),
  }
}

/** What a neighbour has added is read with the grievance. Where that lies more exactly than in its taluk is not his. */
async function ofFollowed(c: Context<Env>): Promise<ReadersProps | null> {
  const followed = await ownFollowed(c)
  if (!followed) return null
  const { t, deps, language, reader } = c.var
  const { number, situation, id } = followed
  const { service } = situation.subject
  const looks = await readingsOfAdded(deps.db, number, { id, citizen: (reader as CitizenReader).id })
  const codes = { services: [service], postings: looks.map(({ posting }) => posting) }
  const names = await namesOf(deps.db, codes, language, 'taluk')
  const days = byDay(c, looks, names)
  return {
    ...{ t, number, days, back: paths.grievanceAct(number, 'joined') },
    about: { words: serviceName(t, names, service), language },
    title: t('my-data.readers.added-title', { count: days.length }),
    lead: t('my-data.readers.added-lead'),
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
