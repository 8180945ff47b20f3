import type { CaseEvent, EventKind } from '../../workflows/grievance/types'
import { day } from '../format'
import type { Translator } from '../i18n'
import { departmentName, levelNumber, postingName, type CaseReader, type Names } from './names'

/** For whom and when the sentences of a case are said. */
export interface Telling {
  t: Translator
  names: Names
  reader: CaseReader
  now: number
}

/** Steps that are told differently by how they went. */
const VARIANTS: Partial<Record<EventKind, (data: CaseEvent['data']) => string>> = {
  'deadline-lapsed': (data) => (data.to === 'committee' ? 'committee' : data.routing ? 'routing' : 'up'),
  'call-made': (data) => String(data.outcome),
  'feedback-given': (data) => (data.satisfied ? 'satisfied' : 'not-satisfied'),
  closed: (data) => String(data.ending),
  reopened: (data) => (data.by === 'committee' ? 'committee' : 'citizen'),
}

/** What happened, as one sentence: "Sent to Tahsildar, Hubballi. Action by 27 November." */
export function happened(event: CaseEvent, { t, names, reader, now }: Telling): string {
  const { kind, data } = event
  const variant = VARIANTS[kind]?.(data)
  const at = dayIn(data)
  return t(`case.happened.${variant ? `${kind}.${variant}` : kind}`, {
    reader,
    who: postingName(t, names, typeof data.posting === 'string' ? data.posting : event.posting),
    level: levelNumber(event.level),
    day: at === null ? 'none' : day(t.language, at, now),
    department: typeof data.to === 'string' ? departmentName(t, names, data.to) : '',
  })
}

/** The one day that a step tells. */
function dayIn(data: CaseEvent['data']): number | null {
  const told = [data.dueAt, data.until, data.expectedAt, data.reopenUntil, data.to]
  return told.find((value): value is number => typeof value === 'number') ?? null
}

/** The reason that belongs to a step, where it has one: why this office, why not satisfied, why not taken up. */
export function reasonOf({ kind, data }: CaseEvent, t: Translator): string | null {
  if (kind === 'assigned' || kind === 'queued-for-routing') {
    return data.because === 'held' ? null : t(`case.because.${data.because}`)
  }
  if (typeof data.reason !== 'string') return null
  return kind === 'feedback-given'
    ? t(`case.dissatisfaction.${data.reason}`)
    : t(`case.not-taken-up.${data.reason}`)
}
