import { DAY, HOUR } from '../calendar'
import type { Action, ActionKind, ActionOf, Party } from './actions'
import type { Instant, Level, Situation } from './types'
import { LEVELS } from './types'

/** Why an action is refused: a code, told to the person in words by the pages. */
export type Refusal =
  | 'not-yours'
  | 'not-now'
  | 'closed'
  | 'not-reopenable'
  | 'time-passed'
  | 'transfer-budget-spent'
  | 'transfer-too-late'
  | 'clarification-budget-spent'
  | 'already-proposed'
  | 'already-parked'
  | 'date-not-possible'
  | 'highest-level'
  | 'nothing-owed'
  | 'call-is-over'
  | 'another-report'
  | 'itself'

export type Judgement = { ok: true } | { ok: false; reason: Refusal }

const allowed: Judgement = { ok: true }
const refuse = (reason: Refusal): Judgement => ({ ok: false, reason })

/** The next level up, or null above L3. */
export const levelAbove = (level: Level): Level | null => LEVELS[LEVELS.indexOf(level) + 1] ?? null

const holdsTheCase = (party: Party, situation: Situation): boolean =>
  party.role === 'officer' && party.posting === situation.posting

/** Stages in which the level still has to report: a hold does not stop an officer who can already act. */
const reportIsAwaited = (situation: Situation): boolean =>
  ['with-officer', 'awaiting-citizen', 'awaiting-nodal', 'parked'].includes(situation.stage)

type Rule = (situation: Situation, now: Instant) => Judgement

const when = (condition: (situation: Situation) => boolean, refusal: Refusal = 'not-now'): Rule => {
  return (situation) => (condition(situation) ? allowed : refuse(situation.closure ? 'closed' : refusal))
}

const withinReopening: Rule = (situation, now) => {
  const { closure } = situation
  if (!closure) return refuse('not-now')
  if (closure.reopenUntil === null) return refuse('not-reopenable')
  return now < closure.reopenUntil ? allowed : refuse('time-passed')
}

const CONTESTABLE = ['not-taken-up', 'duplicate']

/** Who may do what when, before its details are looked at. One line for each kind of action. */
const RULES: Record<ActionKind, { by: Party['role']; rule: Rule }> = {
  'file-report': { by: 'officer', rule: when(reportIsAwaited) },
  'file-owed-report': { by: 'officer', rule: () => allowed },
  'interim-reply': { by: 'officer', rule: when(({ stage }) => stage === 'with-officer') },
  'ask-clarification': { by: 'officer', rule: mayAsk },
  'answer-clarification': { by: 'citizen', rule: when(({ stage }) => stage === 'awaiting-citizen') },
  transfer: { by: 'officer', rule: mayTransfer },
  // From the queue; and from a post that has fallen vacant, which only the reference data know: the door sees to that.
  route: { by: 'nodal', rule: when(({ stage }) => stage === 'routing' || stage === 'with-officer') },
  'send-up': { by: 'officer', rule: maySendUp },
  park: { by: 'officer', rule: mayPark },
  'link-duplicate': { by: 'officer', rule: when(({ stage }) => stage === 'with-officer') },
  'propose-not-taken-up': { by: 'officer', rule: mayPropose },
  'confirm-not-taken-up': { by: 'nodal', rule: when(({ stage }) => stage === 'awaiting-nodal') },
  'refuse-not-taken-up': { by: 'nodal', rule: when(({ stage }) => stage === 'awaiting-nodal') },
  contest: { by: 'citizen', rule: mayContest },
  feedback: { by: 'citizen', rule: when(({ stage }) => stage === 'feedback') },
  'call-outcome': { by: 'call-agent', rule: when(({ stage }) => stage === 'feedback', 'call-is-over') },
  withdraw: { by: 'citizen', rule: when(({ closure }) => closure === null) },
  'add-note': { by: 'citizen', rule: () => allowed },
  reopen: { by: 'citizen', rule: mayReopen },
  direct: { by: 'committee', rule: mayDirect },
}

function mayAsk(situation: Situation): Judgement {
  if (situation.stage !== 'with-officer') return refuse(situation.closure ? 'closed' : 'not-now')
  return situation.clarifications < situation.policy.clarification.budget
    ? allowed
    : refuse('clarification-budget-spent')
}

function mayPropose(situation: Situation): Judgement {
  if (situation.stage !== 'with-officer') return refuse(situation.closure ? 'closed' : 'not-now')
  return situation.proposed ? refuse('already-proposed') : allowed
}

function mayTransfer(situation: Situation, now: Instant): Judgement {
  if (situation.stage !== 'with-officer') return refuse(situation.closure ? 'closed' : 'not-now')
  const { budget, withinHours } = situation.policy.transfer
  if (situation.transfers >= budget) return refuse('transfer-budget-spent')
  return now <= situation.arrivedAt + withinHours * HOUR ? allowed : refuse('transfer-too-late')
}

function maySendUp(situation: Situation): Judgement {
  if (situation.stage !== 'with-officer') return refuse(situation.closure ? 'closed' : 'not-now')
  return levelAbove(situation.level) ? allowed : refuse('highest-level')
}

function mayPark(situation: Situation): Judgement {
  if (situation.stage !== 'with-officer') return refuse(situation.closure ? 'closed' : 'not-now')
  return situation.parked ? refuse('already-parked') : allowed
}

function mayContest(situation: Situation, now: Instant): Judgement {
  if (!situation.closure || !CONTESTABLE.includes(situation.closure.ending)) return refuse('not-now')
  return withinReopening(situation, now)
}

function mayReopen(situation: Situation, now: Instant): Judgement {
  if (situation.closure && CONTESTABLE.includes(situation.closure.ending)) return refuse('not-now')
  return withinReopening(situation, now)
}

function mayDirect(situation: Situation, now: Instant): Judgement {
  const { committee, policy, closure } = situation
  if (!committee) return refuse('not-now')
  if (closure && now >= closure.at + policy.committee.directionDays * DAY) return refuse('time-passed')
  return closure || situation.stage === 'with-officer' ? allowed : refuse('not-now')
}

/** Whether this party may do this kind of thing now: greys out a button, refuses a request at the door. */
export function mayAct(situation: Situation, kind: ActionKind, party: Party, now: Instant): Judgement {
  const { by, rule } = RULES[kind]
  if (party.role !== by) return refuse('not-yours')
  if (kind === 'file-owed-report') return owes(situation, party) ? allowed : refuse('nothing-owed')
  if (party.role === 'officer' && !holdsTheCase(party, situation)) return refuse('not-yours')
  return rule(situation, now)
}

const owes = (situation: Situation, party: Party): boolean =>
  party.role === 'officer' && situation.owed.some((report) => report.posting === party.posting)

/** Everything that this party may do now, in the order of the rules. */
export const mayDo = (situation: Situation, party: Party, now: Instant): ActionKind[] =>
  (Object.keys(RULES) as ActionKind[]).filter((kind) => mayAct(situation, kind, party, now).ok)

/** The whole judgement on one action, its details included. The workflow's word is the last. */
export function judge(situation: Situation, action: Action, now: Instant): Judgement {
  const judgement = mayAct(situation, action.kind, action.by, now)
  if (!judgement.ok) return judgement
  switch (action.kind) {
    case 'park':
      return isPossible(action.until, now, situation.policy.parking.longestDays)
    case 'interim-reply':
      return isPossible(action.expectedAt, now, situation.policy.parking.longestDays)
    case 'file-owed-report':
      return situation.owed.some((owed) => owed.level === action.level && isBy(action.by, owed.posting))
        ? allowed
        : refuse('nothing-owed')
    case 'link-duplicate':
      return action.of === situation.number ? refuse('itself') : allowed
    case 'answer-clarification':
    case 'confirm-not-taken-up':
    case 'refuse-not-taken-up':
      return action.hold === situation.hold?.action ? allowed : refuse('not-now')
    case 'route':
      return action.from === situation.posting ? allowed : refuse('not-now')
    case 'feedback':
      return action.report === situation.feedback?.report ? allowed : refuse('another-report')
    case 'call-outcome':
      return isThisCall(situation, action) ? allowed : refuse('call-is-over')
    default:
      return allowed
  }
}

const isThisCall = ({ feedback }: Situation, { report, attempt }: ActionOf<'call-outcome'>): boolean =>
  feedback?.report === report && feedback.attempt === attempt && !feedback.answered

const isBy = (party: Party, posting: string): boolean => party.role === 'officer' && party.posting === posting

const isPossible = (promised: Instant, now: Instant, longestDays: number): Judgement =>
  promised > now && promised <= now + longestDays * DAY ? allowed : refuse('date-not-possible')
