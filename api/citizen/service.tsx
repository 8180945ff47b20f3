import type { Context } from 'hono'
import type { DraftAnswers } from '../../db/schema/draft'
import { Service, type SuggestedService } from '../../views/citizen/filing/service'
import { page } from '../answer'
import { anyone } from '../middleware/guards'
import { paths } from '../paths'
import type { Env, Route } from '../route'
import { BROWSE_STEP } from './browse'
import { draftUnderWay, keepAnswers, stepPath } from './draft'
import { elsewhereFor } from './elsewhere'
import { onDraft } from './on-draft'
import { onwards } from './similar'
import { nameFor } from '../../db/schema/names'
import { readChoice, sentForm } from './service-choice'
import { serviceSearch } from './service-search'

const propose: Route = {
  method: 'get',
  path: paths.newGrievanceStep('service'),
  guard: anyone,
  handle: async (c) => {
    const draft = await draftUnderWay(c)
    if (!draft?.answers.description) return c.redirect(stepPath('describe'), 303)
    return proposals(c, draft.answers)
  },
}

const choose: Route = {
  method: 'post',
  path: paths.newGrievanceStep('service'),
  guard: anyone,
  handle: (c) =>
    onDraft(c, async (draft, { service: sent }) => {
      if (!draft?.answers.description) return c.redirect(stepPath('describe'), 303)
      if (sent === 'none') return c.redirect(BROWSE_STEP, 303)
      const choice = typeof sent === 'string' ? await readChoice(c, sent) : null
      if (!choice) return proposals(c, draft.answers, c.var.t('filing.service.needed'))
      const answers = await keepAnswers(c, draft, choice)
      return c.redirect(await onwards(c, answers), 303)
    }),
}

async function proposals(c: Context<Env>, answers: DraftAnswers, fault?: string) {
  const { t } = c.var
  const query = c.req.query('words')?.trim() ?? ''
  const suggestions = await suggestionsFor(c, query || (answers.description ?? ''))
  const view = (
    <Service
      t={t}
      description={answers.description ?? ''}
      suggestions={suggestions}
      elsewhere={elsewhereFor(answers.description ?? '')}
      chosen={sentForm(answers)}
      query={query}
      faults={fault ? { service: fault } : {}}
      departments={BROWSE_STEP}
      back={stepPath('describe')}
      idempotencyKey={answers.key ?? ''}
    />
  )
  return page(c, { title: t('filing.service.title'), status: fault ? 422 : 200 }, view)
}

async function suggestionsFor(c: Context<Env>, text: string): Promise<SuggestedService[]> {
  const { deps, language } = c.var
  const { suggest } = await serviceSearch(deps.db)
  return suggest(text).map(({ service, words }) => ({
    code: service.code,
    name: nameFor(service.names, language),
    department: nameFor(service.departmentNames, language),
    words,
  }))
}

export const routes: Route[] = [propose, choose]
