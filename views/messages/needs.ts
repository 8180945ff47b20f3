import type { citizenTemplates } from './citizen-templates'

export type CitizenTemplate = keyof typeof citizenTemplates

/** Why a message comes also to a citizen who wants only what is needed. */
export type Need =
  /** Something is asked, and a day by which. */
  | 'asks'
  /** A right or a time begins: to be answered by a day, to contest, to reopen. */
  | 'begins'
  /** A case or a time ends. */
  | 'ends'
  /** It concerns the registration itself, and who has it. */
  | 'account'

/**
 * The one place that says which messages may be kept back. Null: it tells how a case goes on, of itself and without
 * anything to do; its page tells it too.
 */
export const NEEDS: Record<CitizenTemplate, Need | null> = {
  otp: 'account',
  'mobile-changed': 'account',
  'erasure-asked': 'account',
  erased: 'account',
  // The number, and by when the officer must act.
  registered: 'begins',
  'registered-to-route': 'begins',
  'report-filed': 'asks',
  'clarification-asked': 'asks',
  'feedback-reminder': 'asks',
  // The time to answer is over, and the officer goes on without.
  'clarification-unanswered': 'ends',
  // Each closing names the day until which it can be contested or reopened, where there is one.
  'closed-satisfied': 'ends',
  'closed-no-feedback': 'ends',
  'closed-not-satisfied': 'ends',
  'not-taken-up': 'ends',
  duplicate: 'ends',
  // Also tells whoever did not withdraw.
  withdrawn: 'ends',
  // A case that was closed runs again, with a new day.
  reopened: 'begins',
  'committee-direction': 'begins',
  // Whoever has added his own to it can file it alone from now on.
  'followed-report': 'asks',
  'followed-closed': 'ends',
  'followed-moved': null,
  'to-route': null,
  'now-with': null,
  transferred: null,
  'owed-report-filed': null,
  'interim-reply': null,
  'escalated-lapsed': null,
  'escalated-sent-up': null,
  'escalated-not-satisfied': null,
  parked: null,
  'promise-due': null,
  // Decided by others; what comes of it is told.
  'proposed-not-taken-up': null,
  'before-committee': null,
  'deadline-moved': null,
}

const TEMPLATES = Object.keys(NEEDS) as CitizenTemplate[]

/** Templates that stay for a reason, in the order of this list. */
export const neededFor = (need: Need | null): CitizenTemplate[] =>
  TEMPLATES.filter((template) => NEEDS[template] === need)

/** Whether a template goes out whatever a citizen has chosen. Those to officers always do. */
export const isNeeded = (template: string): boolean =>
  !(template in NEEDS) || NEEDS[template as CitizenTemplate] !== null

/** Messages about a registration and no case. */
export const isOfAccount = (template: string): boolean => NEEDS[template as CitizenTemplate] === 'account'
