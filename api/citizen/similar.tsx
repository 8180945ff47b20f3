import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import type { Draft } from '../../db/queries/draft'
import { readSimilar, type Similar } from '../../db/queries/similar'
import type { DraftAnswers } from '../../db/schema/draft'
import { DIFFERENT, SimilarGrievances } from '../../views/citizen/filing/similar'
import { page } from '../answer'
import { anyone } from '../middleware/guards'
import { paths } from '../paths'
import type { Env, Route } from '../route'
import { tellingFor } from '../telling'
import { amongOthers, draftUnderWay, keepAnswers, nextPath, nextStep, stepPath } from './draft'
import { JOIN } from './join'
import { onDraft, type Sent } from './on-draft'
import { serviceSearch } from './service-search'

const HERE = paths.newGrievanceStep('similar')
const MOST = 5

/** Where filing goes on: past what runs already on this matter at this place, then to the first open question. */
export async function onwards(c: Context<Env>, answers: DraftAnswers): Promise<string> {
  const step = nextStep(answers)
  const placed = step === 'details' || step === 'review'
  return placed && (await similarTo(c, answers)).length > 0 ? HERE : stepPath(step)
}

/** What of others runs on the same matter. Nothing where the matter is a person's own, or was said to be different. */
async function similarTo(c: Context<Env>, answers: DraftAnswers): Promise<Similar[]> {
  const { deps, reader } = c.var
  const { service = '', area = '', different } = answers
  const { byCode } = await serviceSearch(deps.db)
  if (!byCode.get(service)?.shared || different === subjectOf(answers)) return []
  return readSimilar(deps.db, { service, area }, reader?.realm === 'citizen' ? reader.id : null, MOST)
}

const subjectOf = ({ service, area }: DraftAnswers): string => `${service}@${area}`

/** Forms name a grievance so: its number together with its ward would say more than anybody may know by the number. */
const handleOf = (draft: Draft, { number }: Similar): string =>
  createHash('sha256').update(`${draft.id}\n${number}`).digest('hex').slice(0, 16)

const ask: Route = {
  method: 'get',
  path: HERE,
  guard: anyone,
  handle: async (c) => {
    const draft = await draftUnderWay(c)
    const similar = draft?.answers.area ? await similarTo(c, draft.answers) : []
    if (!draft || similar.length === 0) return c.redirect(nextPath(draft?.answers), 303)
    return choice(c, draft, similar)
  },
}

const answer: Route = {
  method: 'post',
  path: HERE,
  guard: anyone,
  handle: (c) => onDraft(c, (draft, sent) => take(c, draft, sent)),
}

async function take(c: Context<Env>, draft: Draft | null, { similar: sent }: Sent) {
  if (!draft?.answers.area) return c.redirect(nextPath(draft?.answers), 303)
  const similar = await similarTo(c, draft.answers)
  if (sent === DIFFERENT || similar.length === 0) {
    const answers = await keepAnswers(c, draft, { different: subjectOf(draft.answers) })
    return c.redirect(nextPath(answers), 303)
  }
  const chosen = similar.find((one) => handleOf(draft, one) === sent)
  if (!chosen) return choice(c, draft, similar, c.var.t('follower.needed'))
  await keepAnswers(c, draft, { joins: chosen.number })
  return c.redirect(JOIN, 303)
}

async function choice(c: Context<Env>, draft: Draft, similar: Similar[], fault?: string) {
  const { t } = c.var
  const telling = await tellingFor(c, 'public', {
    situations: similar.map(({ situation }) => situation),
    areas: similar.map(({ situation }) => situation.subject.area),
  })
  const view = (
    <SimilarGrievances
      telling={telling}
      similar={similar.map((one) => ({ ...one, handle: handleOf(draft, one) }))}
      faults={fault ? { similar: fault } : {}}
      back={stepPath('place')}
      idempotencyKey={draft.answers.key ?? ''}
      matter={amongOthers(c, draft.answers)}
    />
  )
  return page(c, { title: t('follower.title', { count: similar.length }), status: fault ? 422 : 200 }, view)
}

export const routes: Route[] = [ask, answer]
