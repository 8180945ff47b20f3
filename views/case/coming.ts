import type { Coming } from '../../workflows/grievance/coming'
import type { Situation } from '../../workflows/grievance/types'
import type { Telling } from './happened'
import { levelNumber, postingName } from './names'

/** Who answers one level up, where it is known: so that the page can name the office. */
export interface Above {
  posting: string | null
}

/** What will happen by itself, as one sentence: "If there is no report by then, it goes to Assistant Commissioner, Dharwad." */
export function comes(
  coming: Coming,
  situation: Situation,
  above: Above,
  { t, names, reader }: Telling,
): string {
  return t(`case.coming.${variantOf(coming, situation, above)}`, {
    reader,
    who: postingName(t, names, coming.kind === 'escalates' ? above.posting : situation.posting),
    level: coming.kind === 'escalates' ? levelNumber(coming.to) : levelNumber(situation.level),
    days: situation.policy.reopenDays,
  })
}

function variantOf({ kind }: Coming, { closure, stage }: Situation, above: Above): string {
  if (kind === 'escalates' && !above.posting) return 'escalates.level'
  if (kind === 'reopening-ends' && (closure?.ending === 'not-taken-up' || closure?.ending === 'duplicate')) {
    return 'reopening-ends.contest'
  }
  if (kind === 'reminds-level-three' && stage === 'routing') return 'reminds-level-three.routing'
  return kind
}
