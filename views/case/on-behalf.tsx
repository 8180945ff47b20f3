import { figure } from '../format'
import type { Translator } from '../i18n'
import { languageOf } from './script'

/** For whom a grievance was filed, as a case keeps it. */
export type OnBehalf =
  | { kind: 'person'; name: string; relation: string }
  | { kind: 'group'; name: string; people: number | null }
  | { kind: 'panchayat'; name: string; office: string }

/** The name as it was written, and what that is to the one who files. */
export function OnBehalfOf({ t, whom }: { t: Translator; whom: OnBehalf }) {
  return (
    <>
      <span lang={languageOf(whom.name)}>{whom.name}</span>
      <small class="block">{relationTo(t, whom)}</small>
    </>
  )
}

/** What they are to the one who files. */
export function relationTo(t: Translator, whom: OnBehalf): string {
  if (whom.kind === 'person') return t(`for-whom.told.${whom.relation}`)
  if (whom.kind === 'panchayat') return t(`for-whom.told.panchayat-${whom.office}`)
  const { people } = whom
  return people === null ? t('for-whom.told.group') : t('for-whom.told.people', { people: figure(people) })
}
