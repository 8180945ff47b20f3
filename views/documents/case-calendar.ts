import ical, { type ICalEventData } from 'ical-generator'
import type { Coming } from '../../workflows/grievance/coming'
import type { Situation } from '../../workflows/grievance/types'
import { comes, type Above } from '../case/coming'
import type { Telling } from '../case/happened'
import { dateOfDay, fullDay, numberInGroups } from '../format'

interface CaseCalendarProps {
  telling: Telling
  situation: Situation
  coming: Coming[]
  above: Above
  /** Whole address of the case's page. */
  page: string
}

/**
 * What will happen to a case by itself, as an iCalendar file (RFC 5545) of whole days. It names the case by its number
 * alone: calendars are shared in families and kept by companies. A file fetched later moves the days of an earlier one.
 */
export function caseCalendar(props: CaseCalendarProps): string {
  const { t } = props.telling
  const calendar = ical({
    prodId: { company: 'Janaspandana', product: 'Portal', language: t.language.toUpperCase() },
    events: props.coming.map((step) => eventOf(step, props)),
  })
  return calendar.toString()
}

function eventOf(
  step: Coming,
  { telling, situation, coming, above, page }: CaseCalendarProps,
): ICalEventData {
  const { t, now } = telling
  const alike = coming.filter(({ kind }) => kind === step.kind)
  return {
    id: `${situation.number}-${step.kind}-${alike.indexOf(step) + 1}@${new URL(page).hostname}`,
    sequence: situation.revision,
    stamp: new Date(now),
    start: new Date(dateOfDay(step.at)),
    allDay: true,
    summary: t('grievance.dates.summary', { number: numberInGroups(situation.number) }),
    description: [
      comes(step, situation, above, telling),
      t('grievance.dates.as-of', { day: fullDay(t.language, now) }),
    ].join('\n\n'),
    url: page,
  }
}
