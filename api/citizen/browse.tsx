import type { Context } from 'hono'
import { Browse, ChooseByHand, type Order, type ServiceGroup } from '../../views/citizen/filing/browse'
import { page } from '../answer'
import { anyone } from '../middleware/guards'
import { paths, withQuery } from '../paths'
import type { Env, Route } from '../route'
import { draftUnderWay, keepAnswers, stepPath } from './draft'
import { onDraft } from './on-draft'
import { onwards } from './similar'
import { readChoice } from './service-choice'
import { departmentGroups, lifeSituationGroups } from './service-groups'

interface Layout {
  order: Order
  groupsOf: (c: Context<Env>) => Promise<ServiceGroup[]>
  /** The public list, and the same as a step of filing. */
  list: string
  step: string
}

const BY_DEPARTMENT: Layout = {
  order: 'department',
  groupsOf: departmentGroups,
  list: paths.departments(),
  step: paths.newGrievanceStep('department'),
}
const BY_LIFE_SITUATION: Layout = {
  order: 'life-situation',
  groupsOf: lifeSituationGroups,
  list: paths.lifeSituations(),
  step: paths.newGrievanceStep('life-situation'),
}

/** Where whoever fits no proposal looks by hand. */
export const BROWSE_STEP = BY_DEPARTMENT.step

/** The public list; from it a grievance can begin with its service. */
const list = ({ order, groupsOf, list: path }: Layout, other: Layout): Route => ({
  method: 'get',
  path,
  guard: anyone,
  handle: async (c) => {
    const groups = await groupsOf(c)
    const hrefOf = (service: string) => withQuery(paths.newGrievance(), { service })
    const view = <Browse t={c.var.t} {...{ order, groups, hrefOf }} other={other.list} />
    return page(c, { title: c.var.t(`filing.browse.${order}.title`, { count: groups.length }) }, view)
  },
})

const step = ({ order, groupsOf, step: path }: Layout, other: Layout): Route => ({
  method: 'get',
  path,
  guard: anyone,
  handle: async (c) => {
    const draft = await draftUnderWay(c)
    if (!draft?.answers.description) return c.redirect(stepPath('describe'), 303)
    const groups = await groupsOf(c)
    const idempotencyKey = draft.answers.key ?? ''
    const links = { other: other.step, back: stepPath('service') }
    const view = <ChooseByHand t={c.var.t} {...{ order, groups, idempotencyKey }} {...links} />
    return page(c, { title: c.var.t(`filing.browse.${order}.choose`) }, view)
  },
})

const pick = ({ step: path }: Layout): Route => ({
  method: 'post',
  path,
  guard: anyone,
  handle: (c) =>
    onDraft(c, async (draft, { service: sent }) => {
      const choice = typeof sent === 'string' ? await readChoice(c, sent) : null
      if (!draft?.answers.description || !choice) return c.redirect(path, 303)
      const answers = await keepAnswers(c, draft, choice)
      return c.redirect(await onwards(c, answers), 303)
    }),
})

const bothOf = (layout: Layout, other: Layout): Route[] => [
  list(layout, other),
  step(layout, other),
  pick(layout),
]

export const routes: Route[] = [
  ...bothOf(BY_DEPARTMENT, BY_LIFE_SITUATION),
  ...bothOf(BY_LIFE_SITUATION, BY_DEPARTMENT),
]
