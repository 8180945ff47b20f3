import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import type { Draft } from '../../db/queries/draft'
import { Describe } from '../../views/citizen/filing/describe'
import type { DraftAnswers } from '../../db/schema/draft'
import type { Faults } from '../../views/components/field'
import { figure } from '../../views/format'
import { page, troublePage } from '../answer'
import { keptForm } from '../kept'
import { anyone } from '../middleware/guards'
import { paths } from '../paths'
import type { Env, Route } from '../route'
import { isUuid } from '../send-document'
import { mayStill } from './allowance'
import { draftOf, keepAnswers, nextStep, stepPath } from './draft'
import { elsewhereFor } from './elsewhere'
import { onDraft } from './on-draft'
import { choiceName, readChoice } from './service-choice'

/** Letters; some five pages. */
const LONGEST = 10_000
const SHORTEST = 10

/** The first page and this one both send here. */
const ask: Route = {
  method: 'get',
  path: paths.newGrievance(),
  guard: anyone,
  handle: async (c) => {
    const draft = c.req.query('anew') ? null : await draftOf(c)
    const service = c.req.query('service')
    return describe(c, {
      description: draft?.answers.description ?? '',
      service,
      goesOn: service ? null : (draft?.answers.key ?? null),
    })
  },
}

const answer: Route = {
  method: 'post',
  path: paths.newGrievance(),
  guard: anyone,
  handle: async (c) => {
    const form = await c.req.parseBody()
    const asked: Asked = {
      description: typeof form.description === 'string' ? form.description.trim() : '',
      service: typeof form.service === 'string' ? form.service : undefined,
      goesOn: isUuid(form.key) ? form.key : null,
    }
    const fault = faultOf(c, asked.description)
    if (fault) return describe(c, asked, { description: fault })
    // From the first page a new matter begins, whatever this browser began before.
    const begin = () => keep(c, null, asked)
    return asked.goesOn ? onDraft(c, (draft) => keep(c, draft, asked), begin) : begin()
  },
}

async function keep(c: Context<Env>, draft: Draft | null, { description, service }: Asked) {
  if (!draft && !(await mayStill(c, 'drafts'))) return troublePage(c, 'too-many', await keptForm(c))
  const key = draft?.answers.key ?? randomUUID()
  const chosen = service ? await readChoice(c, service) : null
  const answers = await keepAnswers(c, draft, { description, key, ...chosen })
  return c.redirect(stepPath(asksForService(draft, answers) ? 'service' : nextStep(answers)), 303)
}

/**
 * Other words may be another matter: the service that was chosen for those of before is asked for once more. Where
 * somebody else settles it, only that step says so.
 */
const asksForService = (before: Draft | null, { description = '', service }: DraftAnswers): boolean =>
  service !== undefined &&
  ((before?.answers.service !== undefined && before.answers.description !== description) ||
    elsewhereFor(description).length > 0)

function faultOf(c: Context<Env>, description: string): string | null {
  const { t } = c.var
  if (description.length < SHORTEST) return t('filing.describe.too-short')
  return description.length > LONGEST ? t('filing.describe.too-long', { most: figure(LONGEST) }) : null
}

interface Asked {
  description: string
  service: string | undefined
  /** Key of the draft that is gone on with. */
  goesOn: string | null
}

async function describe(c: Context<Env>, { description, service, goesOn }: Asked, faults: Faults = {}) {
  const { t } = c.var
  const chosen = service ? await readChoice(c, service) : null
  const view = (
    <Describe
      t={t}
      description={description}
      service={chosen && service ? { code: service, name: await choiceName(c, chosen) } : null}
      goesOn={goesOn}
      faults={faults}
      departments={paths.departments()}
      anew={paths.newGrievance({ anew: 'yes' })}
    />
  )
  const status = Object.keys(faults).length > 0 ? 422 : 200
  return page(c, { title: t('filing.describe.title'), status, scripts: ['kept-words'] }, view)
}

export const routes: Route[] = [ask, answer]
