import { StateLabel, type Tone } from '../components/state-label'
import { day, shortDay, time } from '../format'
import type { Translator } from '../i18n'
import type { Stage } from '../../workflows/grievance/types'

export interface Due {
  stage: Stage
  /** Until when whoever has the turn must act. */
  dueAt: number | null
}

interface DueLabelProps extends Due {
  t: Translator
  now: number
}

/** Until when, in words: late and soon where the officer's own time runs, kept where it stands still. */
export function DueLabel({ t, stage, dueAt, now }: DueLabelProps) {
  const { tone, words } = dueWords(t, { stage, dueAt }, now)
  return <StateLabel tone={tone}>{words}</StateLabel>
}

function dueWords(t: Translator, { stage, dueAt }: Due, now: number): { tone: Tone; words: string } {
  if (stage === 'closed' || dueAt === null) return { tone: 'plain', words: t(`officer.due.${stage}`) }
  if (stage === 'with-officer' || stage === 'routing') return ownTime(t, dueAt, now)
  return { tone: 'kept', words: t(`officer.due.${stage}`, { day: day(t.language, dueAt, now) }) }
}

/** So many days before the deadline it begins to press. */
const SOON_DAYS = 2

function ownTime(t: Translator, dueAt: number, now: number): { tone: Tone; words: string } {
  const days = daysBetween(now, dueAt)
  if (days < 0) return { tone: 'late', words: t('officer.due.late', { days: -days }) }
  if (dueAt < now)
    return { tone: 'late', words: t('officer.due.late-today', { time: time(t.language, dueAt) }) }
  if (days === 0) return { tone: 'soon', words: t('officer.due.today', { time: time(t.language, dueAt) }) }
  if (days === 1) return { tone: 'soon', words: t('officer.due.tomorrow', { time: time(t.language, dueAt) }) }
  return { tone: days <= SOON_DAYS ? 'soon' : 'plain', words: shortDay(t.language, dueAt) }
}

/** India keeps one offset the whole year. */
const INDIA = 330 * 60_000
const DAY = 86_400_000
const dayNumber = (at: number): number => Math.floor((at + INDIA) / DAY)

/** Days of the calendar from one moment to another; negative when the second came first. */
export const daysBetween = (from: number, to: number): number => dayNumber(to) - dayNumber(from)
