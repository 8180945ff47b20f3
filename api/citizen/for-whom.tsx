import type { Context } from 'hono'
import type { Draft } from '../../db/queries/draft'
import { PANCHAYAT_OFFICES, RELATIONS } from '../../db/schema/grievance'
import { ForWhom, ForWhomDetails, WHOSE, type Whose } from '../../views/citizen/filing/for-whom'
import type { Faults } from '../../views/components/field'
import { page } from '../answer'
import { citizen } from '../middleware/guards'
import { paths } from '../paths'
import type { Env, Route } from '../route'
import { mayWithhold } from '../unnamed'
import { draftOf, keepAnswers, nextStep, stepPath } from './draft'
import { faultsOf, NOTHING, onBehalfOf, readValues, valuesOf, type Values } from './for-whom-values'
import { onDraft, type Sent } from './on-draft'

/** Not one of the numbered steps: most people file for themselves. The review leads here. */
export const FOR_WHOM = paths.newGrievanceStep('for-whom')

const ask: Route = {
  method: 'get',
  path: FOR_WHOM,
  guard: citizen,
  handle: async (c) => {
    const draft = await draftOf(c)
    const step = nextStep(draft?.answers ?? {})
    if (!draft || step !== 'review') return c.redirect(stepPath(step), 303)
    const { onBehalf } = draft.answers
    const whose = readWhose(c.req.query('whose'))
    const values = onBehalf && onBehalf.kind === whose ? valuesOf(onBehalf) : NOTHING
    return whose && whose !== 'self' ? details(c, draft, whose, values) : choice(c, draft)
  },
}

const answer: Route = {
  method: 'post',
  path: FOR_WHOM,
  guard: citizen,
  handle: (c) => onDraft(c, (draft, sent) => take(c, draft, sent)),
}

async function take(c: Context<Env>, draft: Draft | null, sent: Sent) {
  const step = nextStep(draft?.answers ?? {})
  if (!draft || step !== 'review') return c.redirect(stepPath(step), 303)
  const whose = readWhose(sent.whose)
  if (!whose) return choice(c, draft, { whose: c.var.t('for-whom.needed') })
  if (whose !== 'self' && sent.name !== undefined) return takeDetails(c, draft, whose, sent)
  const nameWithheld = sent.withheld === 'yes' && mayWithhold(c)
  await keepAnswers(c, draft, { nameWithheld, ...(whose === 'self' ? { onBehalf: null } : {}) })
  const next = whose === 'self' ? stepPath('review') : paths.newGrievanceStep('for-whom', { whose })
  return c.redirect(next, 303)
}

async function takeDetails(c: Context<Env>, draft: Draft, whose: Exclude<Whose, 'self'>, sent: Sent) {
  const values = readValues(sent)
  const faults = faultsOf(c.var.t, whose, values)
  if (Object.keys(faults).length > 0) return details(c, draft, whose, values, faults)
  await keepAnswers(c, draft, { onBehalf: onBehalfOf(whose, values) })
  return c.redirect(stepPath('review'), 303)
}

const readWhose = (sent: unknown): Whose | undefined => WHOSE.find((one) => one === sent)

function choice(c: Context<Env>, { answers }: Draft, faults: Faults = {}) {
  const { t } = c.var
  const view = (
    <ForWhom
      t={t}
      whose={answers.onBehalf?.kind ?? 'self'}
      withheld={mayWithhold(c) ? (answers.nameWithheld ?? false) : null}
      faults={faults}
      back={stepPath('review')}
      idempotencyKey={answers.key ?? ''}
    />
  )
  return page(c, { title: t('for-whom.title'), status: statusOf(faults) }, view)
}

function details(
  c: Context<Env>,
  { answers }: Draft,
  whose: Exclude<Whose, 'self'>,
  values: Values,
  faults: Faults = {},
) {
  const { t } = c.var
  const view = (
    <ForWhomDetails
      {...{ t, whose, values, faults }}
      relations={RELATIONS}
      offices={PANCHAYAT_OFFICES}
      back={FOR_WHOM}
      idempotencyKey={answers.key ?? ''}
    />
  )
  return page(c, { title: t(`for-whom.${whose}.title`), status: statusOf(faults) }, view)
}

const statusOf = (faults: Faults) => (Object.keys(faults).length > 0 ? 422 : 200)

export const routes: Route[] = [ask, answer]
