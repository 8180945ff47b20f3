import type { Calendar } from '../calendar'
import type { Refusal } from './rules'
import type {
  CaseEvent,
  CaseNumber,
  Instant,
  Level,
  PostingCode,
  RoutedBecause,
  Situation,
  Subject,
} from './types'

/** All that a case has to put on record since it last waited: one transaction, repeatable without effect. */
export interface Change {
  situation: Situation
  events: CaseEvent[]
  verdicts: Verdict[]
  turn: Turn
  /** What happens by itself next, for worklists sorted by what falls due. */
  next: { at: number; kind: string } | null
}

/**
 * How far the case's history had come. A workflow task that is lost after it has written, as when a worker dies, is
 * done again, and what came meanwhile may turn it otherwise: then the later turn is what happened.
 */
export interface Turn {
  /** How often the case was continued as a new run. */
  run: number
  /** Tells a run from one that was reset. */
  runId: string
  /** Events of that run. */
  events: number
  /** Workflow time: two attempts at one task may see the same events, but not at the same instant. */
  at: Instant
}

export interface Verdict {
  action: string
  at: number
  refused: Refusal | null
}

/** Where a level's work belongs. `queue` is the routing queue of the department's nodal officer. */
export interface Routing {
  posting: PostingCode
  /** The level that was reached: a higher one where the posts below are vacant. */
  level: Level
  because: RoutedBecause
  queue: boolean
}

/** Run inside the worker as local activities: PostgreSQL answers in milliseconds. */
export interface RecordActivities {
  /** Writes events, projection, verdicts, messages due, counters and audit. Tells how many messages are due. */
  record(change: Change): Promise<{ messages: number }>
  /** Who answers at this level, and the calendar by which its days are counted. */
  whoAnswers(subject: Subject, level: Level): Promise<{ routing: Routing; calendar: Calendar }>
  /** The state's calendar as it is known at this moment. */
  calendarNow(): Promise<Calendar>
  /** The calendar, and whether somebody has acted and the word is still on its way: time must not overtake it. */
  beforeTimeActs(number: CaseNumber): Promise<{ calendar: Calendar; wordOnItsWay: boolean }>
}

/** The messages of the events `from` to `through`, revisions of one case. */
export interface MessagesDue {
  number: CaseNumber
  from: number
  through: number
}

/** Regular activities on their own rate-limited task queue. */
export interface MessageActivities {
  /** Sends what is still unsent; fails, to be retried, while any is. */
  sendMessages(due: MessagesDue): Promise<void>
}

export interface UndeliveredActivities {
  /** Records as undelivered what could not be sent in the time allowed. */
  recordUndelivered(due: MessagesDue): Promise<void>
}
