import type { Context } from 'hono'
import { readSituation } from '../../db/queries/action'
import { claimDraft, readDraftDocuments, type Draft } from '../../db/queries/draft'
import { joinedWithKey, joinGrievance } from '../../db/queries/follower'
import { Join } from '../../views/citizen/filing/join'
import { page } from '../answer'
import { citizen } from '../middleware/guards'
import { paths } from '../paths'
import type { CitizenReader, Env, Route } from '../route'
import { isUuid } from '../send-document'
import { tellingFor } from '../telling'
import { mayWithhold, namedWord } from '../unnamed'
import { actsSpent } from './allowance'
import { cautionsIn } from './cautions'
import { draftOf, forgetSent, keepAnswers, nextPath, stepPath } from './draft'
import { onDraft, type Sent } from './on-draft'

/** Adding one's own to what somebody else has filed, in the place of sending it as another grievance. */
export const JOIN = paths.newGrievanceStep('join')

const ask: Route = {
  method: 'get',
  path: JOIN,
  guard: citizen,
  handle: async (c) => {
    const draft = await draftOf(c)
    return draft?.answers.joins ? confirm(c, draft) : c.redirect(nextPath(draft?.answers), 303)
  },
}

const answer: Route = {
  method: 'post',
  path: JOIN,
  guard: citizen,
  handle: async (c) => {
    const { id } = c.var.reader as CitizenReader
    return onDraft(
      c,
      (draft, sent) => take(c, draft, sent, id),
      // A form that is sent once more finds its draft no longer, but what was made of it.
      async ({ key }) => {
        const number = isUuid(key) ? await joinedWithKey(c.var.deps.db, key, id) : null
        return number ? joined(c, number) : null
      },
    )
  },
}

const joined = (c: Context<Env>, number: string) => c.redirect(paths.grievanceAct(number, 'joined'), 303)

async function take(c: Context<Env>, draft: Draft | null, sent: Sent, own: string) {
  const { deps, language } = c.var
  const { key, joins, description = '', address = '' } = draft?.answers ?? {}
  if (!draft || !joins || !key || sent.key !== key) return c.redirect(nextPath(draft?.answers), 303)
  await claimDraft(deps.db, draft.id, own)
  const spent = await actsSpent(c, own)
  if (spent) return confirm(c, draft, spent)
  const result = await joinGrievance(deps.db, {
    ...{ id: key, number: joins, citizen: own, description, address, language, draft: draft.id },
    nameWithheld: sent.withheld === 'yes' && mayWithhold(c),
    joinedAt: new Date(deps.now()),
  })
  if (result === 'not-open') return alone(c, draft)
  forgetSent(c)
  return joined(c, joins)
}

/** It was closed meanwhile: one's own goes on as a grievance of its own. */
async function alone(c: Context<Env>, draft: Draft) {
  const { service, area } = draft.answers
  const answers = await keepAnswers(c, draft, { joins: '', different: `${service}@${area}` })
  return c.redirect(nextPath(answers), 303)
}

async function confirm(c: Context<Env>, draft: Draft, spent?: string) {
  const { deps, t } = c.var
  const { joins = '', description = '', address = '', key = '' } = draft.answers
  const situation = await readSituation(deps.db, joins)
  if (!situation || situation.stage === 'closed') return alone(c, draft)
  const [telling, documents] = await Promise.all([
    tellingFor(c, 'public', { situations: [situation] }),
    readDraftDocuments(deps.db, draft.id),
  ])
  const view = (
    <Join
      {...{ telling, situation, description, address, spent }}
      documents={documents.map(({ name }) => name)}
      cautions={cautionsIn(`${description}\n${address}`)}
      withhold={mayWithhold(c)}
      named={namedWord(c)}
      back={paths.newGrievanceStep('similar')}
      change={stepPath('describe')}
      idempotencyKey={key}
    />
  )
  return page(c, { title: t('follower.join.title'), status: spent ? 429 : 200 }, view)
}

export const routes: Route[] = [ask, answer]
