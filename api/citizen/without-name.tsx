import type { Context } from 'hono'
import { createUnnamedCitizen } from '../../db/queries/person'
import { WithoutName } from '../../views/citizen/filing/without-name'
import { notFound, page, troublePage } from '../answer'
import { keptForm } from '../kept'
import { anyone } from '../middleware/guards'
import { paths } from '../paths'
import { returnCode, returnCodeHash } from '../return-code'
import type { Env, Route } from '../route'
import { openSession } from '../session-cookie'
import { mayStayUnnamed } from '../unnamed'
import { mayStill } from './allowance'
import { draftOf, nextStep, stepPath } from './draft'
import { onDraft } from './on-draft'

/** In the place of signing in, for somebody whose grievance is ready to be sent. */
export const WITHOUT_NAME = paths.newGrievanceStep('without-name')

const ask: Route = {
  method: 'get',
  path: WITHOUT_NAME,
  guard: anyone,
  handle: async (c) => {
    if (!mayStayUnnamed(c)) return notFound(c)
    const draft = await draftOf(c)
    const step = nextStep(draft?.answers ?? {})
    if (!draft || step !== 'review' || isCitizen(c)) return c.redirect(stepPath(step), 303)
    const { t, deps } = c.var
    const view = (
      <WithoutName
        t={t}
        signIn={paths.signIn(stepPath('review'))}
        confidential={deps.state.unnamedFiling.includes('confidential')}
        idempotencyKey={draft.answers.key ?? ''}
      />
    )
    return page(c, { title: t('without-name.title') }, view)
  },
}

/**
 * Whoever goes on is known from here by a code alone. Nothing is stored before somebody has a grievance ready, and of
 * one address only so often: each makes a person.
 */
const answer: Route = {
  method: 'post',
  path: WITHOUT_NAME,
  guard: anyone,
  handle: (c) =>
    onDraft(c, async (draft) => {
      if (!mayStayUnnamed(c)) return notFound(c)
      const step = nextStep(draft?.answers ?? {})
      if (!draft || step !== 'review' || isCitizen(c)) return c.redirect(stepPath(step), 303)
      if (!(await mayStill(c, 'unnamed')))
        return troublePage(c, 'too-many', await keptForm(c, { quiet: true }))
      const { db, config } = c.var.deps
      // A second press finds the person whom the first one has made: it is called as the draft is.
      const { id } = draft
      const hash = returnCodeHash(returnCode(config.SECRET, id))
      await createUnnamedCitizen(db, { id, returnCodeHash: hash, language: c.var.language })
      await openSession(c, 'citizen', id)
      return c.redirect(stepPath('review'), 303)
    }),
}

const isCitizen = (c: Context<Env>): boolean => c.var.reader?.realm === 'citizen'

export const routes: Route[] = [ask, answer]
