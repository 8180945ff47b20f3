import { wireOf, type Evidence, type Invariant } from '../evidence'
import type { Fault, Reported } from '../journal'

const many = <T>(list: T[], key: (one: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const one of list) groups.set(key(one), [...(groups.get(key(one)) ?? []), one])
  return groups
}

/**
 * The provider takes each message once; once more only for each answer that was lost. The ledger counts those, and
 * the journal says whether anything happened that can lose one.
 */
export const noMessageTwice: Invariant = (evidence) => {
  const rows = many(
    evidence.messages.filter(({ wire }) => wire !== null),
    ({ wire }) => wire ?? '',
  )
  const taken = many(
    evidence.acceptances.filter(({ flow }) => !flow.includes('-otp-')),
    ({ flow, mobile, variables }) => wireOf(flow, mobile, variables),
  )
  return [...taken].flatMap(([wire, acceptances]) => {
    const own = rows.get(wire) ?? []
    const flow = acceptances[0]?.flow ?? ''
    if (own.length === 0) return [`a message of ${flow} was sent that is not in the ledger: ${wire}`]
    const lost = own.reduce(
      (sum, { lostAnswers, state }) => sum + lostAnswers + (state === 'sending' ? 1 : 0),
      0,
    )
    const most = own.length + Math.min(lost, own.length, answersLost(evidence, acceptances))
    return acceptances.length <= most
      ? []
      : [`${own[0]?.number}: ${flow} was taken ${acceptances.length} times for ${own.length} messages`]
  })
}

/** How many of these may have had their answer lost: broken off, or met by a fault before it was noted. */
function answersLost({ journal }: Evidence, acceptances: Evidence['acceptances']): number {
  const faults = journal.filter((one): one is Fault => one.entry === 'fault')
  return acceptances.filter(
    ({ at, answered }) =>
      !answered || faults.some((fault) => fault.at < at + NOTED && fault.until > at - NOTED),
  ).length
}

/** Within so many milliseconds an answer is in the ledger, unless something goes wrong. */
const NOTED = 15_000

/** A one-time password goes out once: whoever waits asks for another. */
export const noCodeTwice: Invariant = ({ acceptances }) => {
  const codes = acceptances.filter(({ flow }) => flow.includes('-otp-'))
  const twice = [...many(codes, ({ mobile, variables }) => `${mobile} ${Object.values(variables).join(' ')}`)]
  return twice.filter(([, sent]) => sent.length > 1).map(([, sent]) => `a code went out ${sent.length} times`)
}

/** Every message of a case has left, or has an end. */
export const everyMessageHasLeft: Invariant = ({ messages }) =>
  messages
    .filter(({ number, state }) => number !== null && (state === 'queued' || state === 'sending'))
    .map(({ id, number, template, state }) => `${template} of ${number} (${id}) is still ${state}`)

/** What the provider told of a message is how it ended: one of the final states that were taken, and none unheard. */
export const deliveriesAreBelieved: Invariant = ({ journal, messages }) => {
  const reports = journal.filter((one): one is Reported => one.entry === 'report' && one.state !== null)
  return messages.flatMap(({ id, providerId, state }) => {
    if (providerId === null) return []
    const told = reports.filter((report) => report.providerId === providerId)
    const taken = told.filter((report) => report.taken)
    const final = state === 'delivered' || state === 'failed'
    if (taken.length > 0 && !final) return [`message ${id} is ${state}, though its end was reported`]
    const heard = told.some((report) => report.state === state)
    return final && !heard ? [`message ${id} is ${state}, which nobody has reported`] : []
  })
}
