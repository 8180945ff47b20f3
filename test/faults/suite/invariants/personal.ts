import type { Invariant } from '../evidence'

/** Names, numbers, mailboxes and words of people are found nowhere but in their columns. */
export const nothingPersonalLeaks: Invariant = ({ leaks }) =>
  leaks.map(({ where, what }) => `${where} holds ${what}`)
