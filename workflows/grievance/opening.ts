import type { Filed, Situation } from './types'

/** A case as it is before its first step: registered, with nobody yet. */
export const openingSituation = (filed: Filed): Situation => ({
  number: filed.number,
  filedAt: filed.filedAt,
  channel: filed.channel,
  urgent: filed.urgent,
  policy: filed.policy,
  subject: filed.subject,
  revision: 0,
  stage: 'routing',
  level: 'L1',
  posting: null,
  routedBecause: null,
  arrivedAt: filed.filedAt,
  clock: null,
  hold: null,
  feedback: null,
  committee: null,
  closure: null,
  owed: [],
  transfers: 0,
  directedDays: null,
  clarifications: 0,
  proposed: false,
  parked: false,
  hearing: 1,
})
