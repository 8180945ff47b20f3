import type { Context } from 'hono'
import { readDraftDocuments, removeDraftDocument, type Draft } from '../../db/queries/draft'
import { Details } from '../../views/citizen/filing/details'
import type { Faults } from '../../views/components/field'
import { page, troublePage } from '../answer'
import { keptForm } from '../kept'
import { anyone } from '../middleware/guards'
import { paths } from '../paths'
import type { Env, Route } from '../route'
import { isUuid } from '../send-document'
import { filesOf, MOST_FILES, takeFiles, UPLOAD_BYTES } from '../upload'
import { mayStill } from './allowance'
import { amongOthers, draftUnderWay, keepAnswers, nextPath, stepPath } from './draft'
import { onDraft, type Sent } from './on-draft'
import { serviceSearch } from './service-search'
import { uploadSentence } from './upload-sentence'

const HERE = paths.newGrievanceStep('details')

const ask: Route = {
  method: 'get',
  path: HERE,
  guard: anyone,
  handle: async (c) => {
    const draft = await draftUnderWay(c)
    if (!draft?.answers.area) return c.redirect(stepPath('place'), 303)
    const { urgent } = draft.answers
    return details(c, draft, urgent === undefined ? undefined : urgent ? 'yes' : 'no')
  },
}

const answer: Route = {
  method: 'post',
  path: HERE,
  guard: anyone,
  bodyLimit: UPLOAD_BYTES,
  handle: (c) => onDraft(c, (draft, sent) => take(c, draft, sent)),
}

async function take(c: Context<Env>, draft: Draft | null, form: Sent) {
  if (!draft?.answers.area) return c.redirect(stepPath('place'), 303)
  const urgent = form.urgent === 'yes' || form.urgent === 'no' ? form.urgent : undefined
  if (isUuid(form.remove)) {
    await removeDraftDocument(c.var.deps.db, draft.id, form.remove)
    return details(c, draft, urgent)
  }
  const files = filesOf(form.files)
  if (files.length > 0 && !(await mayStill(c, 'uploads')))
    return troublePage(c, 'too-many', await keptForm(c))
  const faults = await faultsOfFiles(c, draft, files)
  const stays = form.act === 'add'
  const byNature = await isUrgentByNature(c, draft)
  if (!stays && !urgent && !byNature) faults.urgent = c.var.t('filing.details.urgent-needed')
  if (stays || Object.keys(faults).length > 0) return details(c, draft, urgent, faults)
  const answers = await keepAnswers(c, draft, { urgent: byNature || urgent === 'yes' })
  return c.redirect(nextPath(answers), 303)
}

/** Good files are kept even when others are at fault, so that nobody uploads twice. */
async function faultsOfFiles(c: Context<Env>, draft: Draft, files: File[]): Promise<Faults> {
  const before = await readDraftDocuments(c.var.deps.db, draft.id)
  const { faults } = await takeFiles(c, files, { draft: draft.id }, MOST_FILES - before.length)
  return faults.length > 0 ? { files: faults.map((fault) => uploadSentence(c.var.t, fault)).join(' ') } : {}
}

async function isUrgentByNature(c: Context<Env>, { answers }: Draft): Promise<boolean> {
  const { byCode } = await serviceSearch(c.var.deps.db)
  return byCode.get(answers.service ?? '')?.urgent ?? false
}

async function details(c: Context<Env>, draft: Draft, urgent: 'yes' | 'no' | undefined, faults: Faults = {}) {
  const { t, deps } = c.var
  const documents = await readDraftDocuments(deps.db, draft.id)
  const view = (
    <Details
      t={t}
      documents={documents}
      room={MOST_FILES - documents.length}
      urgent={(await isUrgentByNature(c, draft)) ? null : urgent}
      faults={faults}
      back={stepPath('place')}
      idempotencyKey={draft.answers.key ?? ''}
      matter={amongOthers(c, draft.answers)}
    />
  )
  return page(
    c,
    {
      title: t('filing.details.title'),
      status: Object.keys(faults).length > 0 ? 422 : 200,
      scripts: ['photos'],
    },
    view,
  )
}

export const routes: Route[] = [ask, answer]
