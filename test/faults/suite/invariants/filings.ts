import type { Evidence, Invariant } from '../evidence'
import type { Answered } from '../journal'

export const answersIn = ({ journal }: Evidence): Answered[] =>
  journal.filter((entry): entry is Answered => entry.entry === 'answer')

const named = ({ seed, op }: Answered): string => `operation ${seed}.${op}`

/** Every number that a client was told is a grievance, under the key of the form and of that citizen. */
export const acknowledgedFilingsExist: Invariant = (evidence) =>
  answersIn(evidence)
    .filter(({ told }) => told === 'filed')
    .flatMap((answer) => {
      const found = evidence.filings.filter(({ number }) => number === answer.number)
      const right = found.length === 1 && found[0]?.key === answer.key && found[0]?.citizen === answer.person
      return right ? [] : [`${named(answer)} was told ${answer.number}, which is there ${found.length} times`]
    })

/** A form has one effect, however often it was sent: one number, one grievance. */
export const oneKeyOneGrievance: Invariant = (evidence) => {
  const told = new Map<string, Set<string>>()
  for (const { key, number, told: outcome } of answersIn(evidence))
    if (outcome === 'filed' && key && number) told.set(key, (told.get(key) ?? new Set()).add(number))
  const twice = [...told].filter(([, numbers]) => numbers.size > 1)
  const keys = evidence.filings.map(({ key }) => key)
  const repeated = keys.filter((key, index) => keys.indexOf(key) !== index)
  return [
    ...twice.map(([key, numbers]) => `the form ${key} was told ${[...numbers].join(' and ')}`),
    ...repeated.map((key) => `the form ${key} has filed more than one grievance`),
  ]
}

/** Nothing is there that nobody has sent. */
export const filingsWereSent: Invariant = (evidence) => {
  const sent = new Set(answersIn(evidence).map(({ key }) => key))
  return evidence.filings
    .filter(({ key }) => !sent.has(key))
    .map(({ number }) => `${number} was filed by nobody's form`)
}

const ALIVE = ['RUNNING', 'COMPLETED']

/** Each grievance has one workflow, which has not failed; and there is no other. */
export const oneWorkflowEach: Invariant = ({ filings, workflows }) => {
  const known = new Set(filings.map(({ number }) => number))
  const strangers = workflows.filter(({ number }) => !known.has(number))
  return [
    ...strangers.map(({ number }) => `the workflow ${number} belongs to no grievance`),
    ...filings.flatMap(({ number }) => {
      const own = workflows.filter((one) => one.number === number && one.status !== 'CONTINUED_AS_NEW')
      if (own.length !== 1) return [`${number} has ${own.length} workflows`]
      return own.flatMap(({ status }) =>
        ALIVE.includes(status) ? [] : [`the workflow ${number} is ${status}`],
      )
    }),
  ]
}
