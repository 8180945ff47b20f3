import type { Context } from 'hono'
import { cameBefore } from '../../db/queries/action'
import { deleteDraft, readDraftDocuments, type Draft } from '../../db/queries/draft'
import { readOpen } from '../../db/queries/own-grievances'
import { readNumber } from '../../workflows/grievance/number'
import type { CaseNumber } from '../../workflows/grievance/types'
import { troublePage } from '../answer'
import { keptForm } from '../kept'
import { citizen } from '../middleware/guards'
import { paths } from '../paths'
import type { CitizenReader, Env, Route } from '../route'
import { isUuid } from '../send-document'
import { submitAndWait } from '../submit'
import { actionOf } from './acts'
import { actsSpent } from './allowance'
import { draftOf, forgetSent, nextPath, nextStep, stepPath, subjectOf } from './draft'
import { onDraft, type Sent } from './on-draft'

/** Putting what was written on one's own open grievance on the same matter, in the place of sending it as another one. */
export const ADD_TO_OWN = paths.newGrievanceStep('add')

const add: Route = {
  method: 'post',
  path: ADD_TO_OWN,
  guard: citizen,
  handle: async (c) => {
    const { id } = c.var.reader as CitizenReader
    return onDraft(
      c,
      (draft, sent) => take(c, draft, sent, id),
      // A form that is sent once more finds its draft no longer, but what was made of it.
      async ({ key, number }) => {
        const added = readNumber(String(number))
        return added && isUuid(key) && (await isAdded(c, added, key, id)) ? shown(c, added, key) : null
      },
    )
  },
}

/** Whoever comes without a form. */
const ask: Route = {
  method: 'get',
  path: ADD_TO_OWN,
  guard: citizen,
  handle: async (c) => c.redirect(nextPath((await draftOf(c))?.answers), 303),
}

const isAdded = async (c: Context<Env>, number: CaseNumber, key: string, own: string) =>
  (await cameBefore(c.var.deps.db, { key, number, kind: 'add-note', citizen: own })) === 'same'

const shown = (c: Context<Env>, number: CaseNumber, key: string) =>
  c.redirect(paths.grievance(number, { done: key }), 303)

async function take(c: Context<Env>, draft: Draft | null, sent: Sent, own: string) {
  const { db } = c.var.deps
  const step = nextStep(draft?.answers ?? {})
  if (!draft || step !== 'review') return c.redirect(stepPath(step), 303)
  const { key = '', description = '', address = '' } = draft.answers
  const subject = await subjectOf(c, draft.answers)
  const [similar] = subject ? await readOpen(db, own, 1, subject) : []
  // It was closed meanwhile: the review does not offer it any more.
  if (similar?.number !== readNumber(String(sent.number))) return c.redirect(stepPath('review'), 303)
  if (await actsSpent(c, own)) return troublePage(c, 'too-many', await keptForm(c, { quiet: true }))
  const { number } = similar
  const text = [description, address].filter(Boolean).join('\n\n')
  const documents = (await readDraftDocuments(db, draft.id)).map(({ id }) => id)
  const { result } = await submitAndWait(c, {
    ...{ number, citizen: own, documents },
    action: actionOf(key, 'note', { text }, 'web'),
    writing: { body: text, language: c.var.language },
  })
  if (result === 'refused') return c.redirect(stepPath('review'), 303)
  await deleteDraft(db, draft.id)
  forgetSent(c)
  return shown(c, number, key)
}

export const routes: Route[] = [ask, add]
