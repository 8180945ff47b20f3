import { DirectionFields } from '../../../views/officer/act-fields'
import { MoveSummary } from '../../../views/officer/act-summary'
import type { Act } from '../act'
import { faultOfWords } from '../act-form'

/** Working days that a committee may give, as for a level of the matrix. */
const LEAST_DAYS = 1
const MOST_DAYS = 90

/** The committee has reviewed it: level 3 must report within the days that it sets. */
export const direct: Act<'direct'> = {
  kind: 'direct',
  asks: true,
  mends: 'words',
  lead: ({ c }) => c.var.t('officer-acts.direct.lead'),
  fields: ({ c, kept, faults }) => <DirectionFields {...{ t: c.var.t, kept, faults }} />,
  read: ({ c, kept }) => {
    const { t } = c.var
    const days = /^\d{1,3}$/.test(kept.days ?? '') ? Number(kept.days) : 0
    const faults = faultOfWords(t, 'direct', kept.words)
    if (days < LEAST_DAYS || days > MOST_DAYS) {
      const limits = { least: LEAST_DAYS, most: MOST_DAYS }
      return { faults: { ...faults, days: t('officer-acts.direct.days-missing', limits) } }
    }
    return Object.keys(faults).length > 0 ? { faults } : { details: { days }, words: kept.words }
  },
  summary: ({ c, kept }) => (
    <MoveSummary
      lines={[c.var.t('officer-acts.direct.within', { days: Number(kept.days) })]}
      words={kept.words ?? ''}
    />
  ),
}
