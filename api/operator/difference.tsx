import type { Context } from 'hono'
import { askAgain, readDifference, settleDifference, type Difference } from '../../db/queries/difference'
import { DifferencePage } from '../../views/operator/difference'
import { notFound, page } from '../answer'
import { operator } from '../middleware/guards'
import { officerOf } from '../officer/reader'
import { paths } from '../paths'
import type { Env, Route } from '../route'
import { isUuid } from '../send-document'

const path = paths.difference(':difference')
const show: Route = { method: 'get', path, guard: operator, handle: (c) => withDifference(c, showDifference) }
const change: Route = { method: 'post', path, guard: operator, handle: (c) => withDifference(c, act) }

type Answer = Response | Promise<Response>

async function withDifference(c: Context<Env>, then: (c: Context<Env>, difference: Difference) => Answer) {
  const id = c.req.param('difference') ?? ''
  const difference = isUuid(id) ? await readDifference(c.var.deps.db, id) : null
  return difference ? then(c, difference) : notFound(c)
}

/** @param typed a note that was not enough */
function showDifference(c: Context<Env>, difference: Difference, typed?: string): Answer {
  const { t, deps } = c.var
  const faults: Record<string, string> = typed === undefined ? {} : { note: t('operator.settle-missing') }
  const view = (
    <DifferencePage
      {...{ ...difference, t, faults, now: deps.now(), typed: typed ?? '' }}
      asked={c.req.query('asked') !== undefined}
      back={paths.differences()}
    />
  )
  const title = t(`operator.kind.${difference.kind}`)
  return page(c, { title, status: typed === undefined ? 200 : 422 }, view)
}

/** A second press finds the difference settled, or asks once more: neither does harm. */
async function act(c: Context<Env>, difference: Difference) {
  const { deps } = c.var
  const sent = await c.req.parseBody()
  const { id, number } = difference
  const { id: officer } = officerOf(c)
  if (sent.step === 'settle') {
    const note = typeof sent.note === 'string' ? sent.note.trim().slice(0, 1_000) : ''
    if (note === '') return showDifference(c, difference, note)
    await settleDifference(deps.db, id, officer, note)
    return c.redirect(paths.difference(id), 303)
  }
  if (await askAgain(deps.db, id, officer)) deps.lookAgain(number)
  return c.redirect(paths.difference(id, { asked: 1 }), 303)
}

export const routes: Route[] = [show, change]
