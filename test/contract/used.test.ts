import { expect, test } from 'vitest'
import { allSources, isTest } from './sources'

/** What is there for one day stands in the way on all others: nothing is kept that nothing uses. */
const code = allSources().filter((source) => !isTest(source))

test.each([
  ['what a UUID is', 'api/', '[0-9a-f]{8}'],
  ['how many working days are left', 'api/', 'workingDaysLeft('],
  ['how a one-time code is entered', 'views/', 'autocomplete="one-time-code"'],
])('It is said once %s', (_what, folder, words) => {
  const saying = code.filter(({ path, text }) => path.startsWith(folder) && text.includes(words))
  expect(saying.map(({ path }) => path)).toHaveLength(1)
})
