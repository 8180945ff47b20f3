import type { TemplateName } from './templates'

/** Ids under which one text of one language is registered, or null while it is not approved. */
export interface Approval {
  /** Id at the operators' DLT register, 19 digits. */
  dltId: string
  /** Id of the flow at MSG91 that carries that DLT id. */
  flowId: string
}

/**
 * ILLUSTRATIVE: a state registers its own texts (`registeredText` gives them in the register's form) and writes the ids
 * that it was given into this table. A null falls back to English.
 */
const SERIAL: Record<TemplateName, number> = {
  otp: 1,
  registered: 2,
  'registered-to-route': 3,
  'now-with': 4,
  transferred: 5,
  'report-filed': 6,
  'owed-report-filed': 7,
  'interim-reply': 8,
  'clarification-asked': 9,
  'clarification-unanswered': 10,
  'escalated-lapsed': 11,
  'escalated-sent-up': 12,
  'escalated-not-satisfied': 13,
  parked: 14,
  'promise-due': 15,
  'not-taken-up': 16,
  duplicate: 17,
  'feedback-reminder': 18,
  'closed-satisfied': 19,
  'closed-no-feedback': 20,
  'closed-not-satisfied': 21,
  withdrawn: 22,
  reopened: 23,
  'before-committee': 24,
  'committee-direction': 25,
  'deadline-moved': 26,
  assigned: 27,
  'owed-report': 28,
  'routing-queue': 29,
  'proposal-to-confirm': 30,
  'committee-reminder': 31,
  'to-route': 32,
  'proposed-not-taken-up': 33,
  'owed-report-at-last': 34,
}

/** Begins the ids that nobody has registered yet. */
const ILLUSTRATIVE = 'illustrative-'

const LANGUAGE_DIGIT: Record<string, string> = { en: '1', kn: '2', hi: '3', pa: '4' }

/** What the register has approved for this text in this language; null where nothing is. */
export function approvalOf(name: TemplateName, language: string): Approval | null {
  const digit = LANGUAGE_DIGIT[language]
  if (!digit) return null
  const serial = String(SERIAL[name]).padStart(3, '0')
  return { dltId: `110700000000000${digit}${serial}`, flowId: `${ILLUSTRATIVE}${name}-${language}` }
}

/** With made-up ids MSG91 takes nothing, not even a one-time password: no site may open to citizens with them. */
export const approvalsAreIllustrative = (): boolean =>
  approvalOf('otp', 'en')?.flowId.startsWith(ILLUSTRATIVE) ?? true
