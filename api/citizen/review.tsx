import type { Context } from 'hono'
import { claimDraft, readDraftDocuments, type Draft } from '../../db/queries/draft'
import { fileGrievance } from '../../db/queries/filing'
import { namesOf } from '../../db/queries/names'
import { readOpen } from '../../db/queries/own-grievances'
import { filedWithKey } from '../../db/queries/receipt'
import { policyInForce } from '../../db/queries/subject'
import { OTHER_SERVICE } from '../../db/schema/draft'
import { PointOnReview } from '../../views/citizen/filing/point'
import { Review } from '../../views/citizen/filing/review'
import type { Faults } from '../../views/components/field'
import { departmentName } from '../../views/case/names'
import type { Policy } from '../../workflows/grievance/policy'
import type { Subject } from '../../workflows/grievance/types'
import { page } from '../answer'
import { citizen } from '../middleware/guards'
import { paths } from '../paths'
import type { CitizenReader, Env, Route } from '../route'
import { isUuid } from '../send-document'
import { wordsOfPoint } from '../sketch'
import { ADD_TO_OWN } from './add-to-own'
import { cautionsIn } from './cautions'
import { draftOf, forgetSent, nextStep, stepPath, subjectOf } from './draft'
import { expectedFor } from './expected'
import { FOR_WHOM } from './for-whom'
import { onDraft, wasAsked, type Sent } from './on-draft'
import { oftenStep, type OftenStep } from './often'
import { POINT_STEP } from './point'
import { choiceName } from './service-choice'
import { titleOf } from './title'
import { unserved } from './unserved'

const HERE = paths.newGrievanceStep('review')

const ask: Route = {
  method: 'get',
  path: HERE,
  guard: citizen,
  handle: async (c) => {
    const draft = await draftOf(c)
    const step = nextStep(draft?.answers ?? {})
    if (!draft || step !== 'review') return c.redirect(stepPath(step), 303)
    const subject = await subjectOf(c, draft.answers)
    if (!subject) return gone(c, draft)
    return review(c, { draft, subject, often: await oftenStep(c, c.var.reader as CitizenReader) })
  },
}

const send: Route = {
  method: 'post',
  path: HERE,
  guard: citizen,
  handle: async (c) => {
    const own = c.var.reader as CitizenReader
    return onDraft(
      c,
      (draft, sent) => take(c, draft, sent, own),
      (sent) => receiptOfBefore(c, sent, own),
    )
  },
}

/** A form that is sent once more finds its draft no longer, but the grievance that was made of it. */
async function receiptOfBefore(c: Context<Env>, { key }: Sent, own: CitizenReader): Promise<Response | null> {
  const number = isUuid(key) ? await filedWithKey(c.var.deps.db, key, own.id) : null
  if (!number) return null
  // The browser may be at another draft by now.
  if (!(await draftOf(c))) forgetSent(c)
  return receipt(c, number)
}

async function take(c: Context<Env>, draft: Draft | null, sent: Sent, own: CitizenReader) {
  const step = nextStep(draft?.answers ?? {})
  // Who was asked which of two grievances is meant reads this one before it is sent.
  const read = step === 'review' && sent.key === draft?.answers.key && !wasAsked(sent)
  if (!draft || !read) return c.redirect(stepPath(step), 303)
  const { db, state } = c.var.deps
  const [subject, often, policy] = await Promise.all([
    subjectOf(c, draft.answers),
    oftenStep(c, own),
    policyInForce(db, state.policy),
  ])
  const looked = often?.step === 'look' && sent.looked === 'yes'
  if (subject && (!often || looked)) {
    const number = await file(c, { draft, subject, policy }, own)
    forgetSent(c)
    return receipt(c, number)
  }
  // Of two presses at once the first one may have filed it meanwhile.
  const before = often && (await receiptOfBefore(c, sent, own))
  if (before) return before
  await claimDraft(db, draft.id, own.id)
  return subject ? review(c, { draft, subject, often, asked: true }) : gone(c, draft)
}

interface Ready {
  draft: Draft
  subject: Subject
  policy: Policy
}

/** Written to PostgreSQL; the workflow is started in the background and may be late. */
async function file(c: Context<Env>, { draft, subject, policy }: Ready, own: CitizenReader): Promise<string> {
  const { db, state, now, handOver, traces } = c.var.deps
  const {
    description = '',
    address = '',
    point,
    urgent = false,
    key = '',
    onBehalf,
    nameWithheld,
  } = draft.answers
  const { number } = await fileGrievance(db, {
    idempotencyKey: key,
    citizen: own.id,
    channel: 'portal',
    language: c.var.language,
    title: titleOf(description),
    description,
    address,
    point,
    urgent,
    onBehalf,
    nameWithheld: nameWithheld && own.name !== '',
    subject,
    policy,
    stateCode: state.code,
    filedAt: new Date(now()),
    draft: draft.id,
    traceparent: traces.here(),
  })
  handOver(number)
  return number
}

const receipt = (c: Context<Env>, number: string) => c.redirect(paths.grievanceAct(number, 'registered'), 303)

/**
 * A service or a place that was retired while the draft lay: both are to be chosen again. Where the service was
 * changed to one that is not dealt with at the place, the place step says so.
 */
async function gone(c: Context<Env>, { answers }: Draft) {
  const faults = await unserved(c, answers, answers.area)
  return c.redirect(stepPath(faults.district ? 'place' : 'service'), 303)
}

interface Reviewed {
  draft: Draft
  subject: Subject
  /** What comes before sending, for somebody who files often. */
  often: OftenStep
  /** It was sent without that. */
  asked?: boolean
}

async function review(c: Context<Env>, { draft, subject, often, asked = false }: Reviewed) {
  const { deps, t, language, reader } = c.var
  const { description = '', address = '', urgent = false, key = '' } = draft.answers
  const policy = await policyInForce(deps.db, deps.state.policy)
  const [names, documents, expected, service, [similar]] = await Promise.all([
    namesOf(deps.db, { departments: [subject.department], areas: [subject.area] }, language),
    readDraftDocuments(deps.db, draft.id),
    expectedFor(c, { subject, policy, urgent, at: deps.now() }),
    choiceName(c, draft.answers),
    readOpen(deps.db, reader?.id ?? '', 1, subject),
  ])
  const department = subject.service === OTHER_SERVICE ? '' : departmentName(t, names, subject.department)
  const faults: Faults = asked && often?.step === 'look' ? { looked: t('filing.review.often.needed') } : {}
  const place = names.areas[subject.area] ?? ''
  const { point } = draft.answers
  const pointWords = point ? await wordsOfPoint(deps.db, t, point) : null
  const view = (
    <Review
      t={t}
      answers={{
        description,
        service,
        department,
        place,
        address,
        urgent,
        documents: documents.map(({ name }) => name),
        onBehalf: draft.answers.onBehalf ?? null,
        nameWithheld: draft.answers.nameWithheld ?? false,
      }}
      point={<PointOnReview t={t} point={pointWords} change={POINT_STEP} idempotencyKey={key} />}
      citizen={reader?.name ?? ''}
      expected={expected}
      change={changes}
      idempotencyKey={key}
      privacy={paths.privacy()}
      now={deps.now()}
      cautions={cautionsIn(`${description}\n${address}`)}
      similar={similar ? { ...similar, href: paths.grievance(similar.number), add: ADD_TO_OWN } : null}
      often={
        often?.step === 'look'
          ? {
              filed: often.filed,
              open: often.open.map(({ number, title }) => ({ title, href: paths.grievance(number) })),
              all: paths.grievances(),
            }
          : null
      }
      again={
        often?.step === 'code'
          ? { filed: often.filed, href: reader?.name === '' ? paths.comeBack(HERE) : paths.signInAgain(HERE) }
          : null
      }
      faults={faults}
    />
  )
  const status = !asked ? 200 : often?.step === 'code' ? 429 : 422
  return page(c, { title: t('filing.review.title'), status }, view)
}

const changes = {
  describe: stepPath('describe'),
  service: stepPath('service'),
  place: stepPath('place'),
  details: stepPath('details'),
  forWhom: FOR_WHOM,
}

export const routes: Route[] = [ask, send]
