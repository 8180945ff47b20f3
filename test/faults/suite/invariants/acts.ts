import type { Invariant } from '../evidence'
import { answersIn } from './filings'

const STORED = ['applied', 'refused', 'pending']
const ACCOUNTS = ['register', 'ask-code', 'burst', 'file']

/** Whoever was told that an act is stored finds it: of that kind, on that case, as their own; and judged. */
export const toldActsExist: Invariant = (evidence) => {
  const byId = new Map(evidence.actions.map((action) => [action.id, action]))
  return answersIn(evidence)
    .filter(({ told, what }) => STORED.includes(told) && !ACCOUNTS.includes(what))
    .flatMap((answer) => {
      const found = byId.get(answer.key ?? '')
      const what = `${answer.what} of operation ${answer.seed}.${answer.op}`
      if (!found) return [`${what} was told to be ${answer.told} and is not there`]
      const { number, kind, person } = found
      if (number !== answer.number || kind !== answer.what || person !== answer.person)
        return [`${what} is there as ${kind} on ${number}`]
      return []
    })
}

/** What a page said of an act is what the case says of it in the end. */
export const verdictsAreKept: Invariant = (evidence) => {
  const byId = new Map(evidence.actions.map((action) => [action.id, action]))
  return answersIn(evidence)
    .filter(({ told, what }) => (told === 'applied' || told === 'refused') && !ACCOUNTS.includes(what))
    .flatMap(({ key, told, what, seed, op }) => {
      const verdict = byId.get(key ?? '')?.verdict
      return verdict === told ? [] : [`${what} of operation ${seed}.${op} was told ${told} and is ${verdict}`]
    })
}

/** Once all is well nothing waits: every act has reached its case and was judged. */
export const everyActIsJudged: Invariant = ({ actions }) =>
  actions
    .filter(({ signalled, verdict }) => !signalled || !verdict)
    .map(({ id, kind, number }) => `${kind} ${id} on ${number} was never judged`)

/** Every act in the books was sent by a client. */
export const actsWereSent: Invariant = (evidence) => {
  const sent = new Set(answersIn(evidence).map(({ key }) => key))
  return evidence.actions
    .filter(({ id }) => !sent.has(id))
    .map(({ id, kind, number }) => `${kind} ${id} on ${number} was sent by nobody`)
}

/** Nothing that a person wrote is lost with a page of trouble, and no failure of ours is hidden behind one. */
export const troubleIsHonest: Invariant = (evidence) =>
  answersIn(evidence).flatMap(({ seed, op, what, lost, status }) => [
    ...(lost
      ? [`${what} of operation ${seed}.${op} met trouble, and what was written did not come back`]
      : []),
    ...(status === 500 ? [`${what} of operation ${seed}.${op} met a failure of ours (500)`] : []),
  ])

/** A file that a case or a draft names is there, whole. */
export const documentsAreWhole: Invariant = ({ documents }) =>
  documents.filter(({ intact }) => !intact).map(({ id }) => `the file of document ${id} is gone or broken`)
