import type { Context } from 'hono'
import { readActionOf, type OwnAction } from '../../db/queries/action'
import type { CaseReading } from '../../db/queries/case'
import { ActNotice } from '../../views/citizen/notice'
import type { Env } from '../route'
import { isUuid } from '../send-document'
import { refusalSentence } from '../submit'
import { ACTS } from './acts'

/** The act on this case that the address names as just done; null where it names none of its citizen's own. */
export async function ownAct(c: Context<Env>, { content }: CaseReading): Promise<OwnAction | null> {
  const id = c.req.query('done')
  const own = isUuid(id) ? await readActionOf(c.var.deps.db, id, { citizen: content.citizen.id }) : null
  return own?.number === content.number ? own : null
}

/** What became of it. It may be refused long after it was sent: something that came before it was judged first. */
export function noticeOfAct(
  c: Context<Env>,
  { documents }: CaseReading,
  { action, kind, verdict, reason, writing }: OwnAction,
  { here, part }: { here: string; part: string },
) {
  const { t } = c.var
  const act = ACTS.find((one) => one.kind === kind)?.act ?? 'note'
  const why = refusalSentence(t, reason ?? '')
  const papers = documents.filter((one) => one.action === action.id).map(({ name }) => name)
  return <ActNotice {...{ t, act, verdict, why, writing, papers, here, part }} />
}
