import type { Context } from 'hono'
import { dayOfDate } from '../../views/format'
import { NotNow, type OwedForm, type Written } from '../../views/officer/not-now'
import { page } from '../answer'
import { paths } from '../paths'
import type { Env } from '../route'
import type { Act } from './act'
import { endOfDay, type Sent } from './act-form'
import { subjectOf, type Found } from './found'
import { keepProof, keptProof } from './proof'
import { actsOf, owedBy, refusalOf } from './standing'

/**
 * The rules do not allow this act now. Whoever wrote while the case moved on gets back all that was written: no copy
 * of the page before is kept anywhere.
 * @param sent the form, where one was sent
 */
export async function notNow(c: Context<Env>, found: Found, act: Act, sent?: Sent) {
  const { t, deps } = c.var
  const { kind } = act
  const reason = refusalOf(found.standing, kind, deps.now())
  const written = sent ? await writtenIn(c, act, sent) : null
  const owed = sent && kind === 'file-report' ? owedForm(c, found, sent) : null
  const view = <NotNow {...{ t, reason, written, owed, act: kind, subject: subjectOf(found) }} />
  return page(c, { title: t(`officer-acts.${kind}.title`), status: 409 }, view)
}

async function writtenIn(c: Context<Env>, act: Act, { key, kept, files }: Sent): Promise<Written> {
  const faults = act.files ? await keepProof(c, key, files) : {}
  return {
    words: kept.words ?? '',
    day: dayIn(c, act, kept),
    files: act.files ? await keptProof(c, key) : [],
    filesFault: faults.proof,
  }
}

function dayIn(c: Context<Env>, { kind }: Act, kept: Sent['kept']): Written['day'] {
  const { t } = c.var
  const day = kept['done-on'] || kept.day
  if (!day) return null
  const label = kept['done-on'] ? t('officer-acts.report.done-on') : t(`officer-acts.${kind}.day`)
  return { label, value: endOfDay(day) === null ? day : dayOfDate(t.language, day) }
}

/** The report that the writer's posting owes since its time passed; of several the one that lapsed last. */
function owedForm(c: Context<Env>, { reading, standing }: Found, { key, kept }: Sent): OwedForm | null {
  if (!actsOf(standing, c.var.deps.now()).has('file-owed-report')) return null
  const owed = owedBy(standing).at(-1)
  if (!owed) return null
  return {
    action: paths.officerAct(reading.content.number, 'file-owed-report'),
    // The files are kept under the key of the form, and go on with it.
    idempotencyKey: key,
    kept: { level: owed.level, words: kept.words ?? '', 'done-on': kept['done-on'] ?? '' },
  }
}
