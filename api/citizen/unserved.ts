import type { Context } from 'hono'
import { notServedBy } from '../../db/queries/served'
import type { DraftAnswers } from '../../db/schema/draft'
import { nameFor } from '../../db/schema/names'
import type { Faults } from '../../views/components/field'
import type { Env } from '../route'

/** The fault of a place where the department of what was chosen does not work; none where it does. */
export async function unserved(
  c: Context<Env>,
  { department }: DraftAnswers,
  area: string | undefined,
): Promise<Faults> {
  const { t, language, deps } = c.var
  const not = department && area ? await notServedBy(deps.db, department, area) : null
  if (!not) return {}
  const areas = new Intl.ListFormat(language).format(not.areas.map(({ names }) => nameFor(names, language)))
  return { district: t('filing.place.not-served', { department: nameFor(not.names, language), areas }) }
}
