import type { Context } from 'hono'
import { citizenByReturnCode } from '../../db/queries/person'
import { ComeBack } from '../../views/sign-in/come-back'
import { page, troublePage } from '../answer'
import { keptForm } from '../kept'
import { anyone } from '../middleware/guards'
import { ownPath, paths } from '../paths'
import { readReturnCode, returnCodeHash } from '../return-code'
import type { Env, Route } from '../route'
import { openSession } from '../session-cookie'
import { mayStill } from './allowance'

/** The door of those who filed without a name: their code opens what they filed. */
const ask: Route = {
  method: 'get',
  path: paths.comeBack(),
  guard: anyone,
  handle: (c) => form(c, ''),
}

const answer: Route = {
  method: 'post',
  path: paths.comeBack(),
  guard: anyone,
  handle: async (c) => {
    const { t, deps } = c.var
    const sent = (await c.req.parseBody()).code
    const typed = typeof sent === 'string' ? sent.trim() : ''
    const code = readReturnCode(typed)
    if (!code) return form(c, typed, t('without-name.code-malformed'))
    if (!(await mayStill(c, 'wrong-codes')))
      return troublePage(c, 'too-many', await keptForm(c, { quiet: true }))
    const citizen = await citizenByReturnCode(deps.db, returnCodeHash(code))
    if (!citizen) return form(c, typed, t('without-name.code-unknown'))
    await openSession(c, 'citizen', citizen)
    const next = ownPath(c.req.query('next'))
    return c.redirect(next === paths.home() ? paths.grievances() : next, 303)
  },
}

function form(c: Context<Env>, code: string, fault?: string) {
  const { t } = c.var
  const view = <ComeBack t={t} code={code} faults={fault ? { code: fault } : {}} signIn={paths.signIn()} />
  return page(c, { title: t('without-name.come-back'), status: fault ? 422 : 200 }, view)
}

export const routes: Route[] = [ask, answer]
