import { expect, test } from 'vitest'
import { LANGUAGES as DATA_LANGUAGES } from '../../reference/schema'
import { readAreas, statesAvailable } from '../../reference/read'
import { townName } from '../../views/case/town-name'
import { LANGUAGES } from '../../views/i18n'
import { readState } from '../../reference/state'
import { allSources, isTest } from './sources'

/** Where the start of everything may name a state: the one that runs unless told otherwise. */
const DEFAULTS = ['config.ts', 'scripts/settings.ts']
/** Rows that a test of the reference files adds. */
const ROWS_OF_A_TEST = 'reference/broken-rows.ts'

const codes = statesAvailable().map((state) => readState(state).code)
const programs = allSources().filter(
  ({ path, text }) => !isTest({ path, text }) && ![...DEFAULTS, ROWS_OF_A_TEST].includes(path),
)

test('No program asks which state it runs for: what differs is data', () => {
  const asking = new RegExp(`['"\`](${[...statesAvailable(), ...codes].join('|')})['"\`]`, 'i')
  const asks = programs.filter(
    ({ path, text }) => !path.startsWith('scripts/pictures') && asking.test(withoutComments(text)),
  )
  expect(asks.map(({ path }) => path)).toEqual([])
})

test('No word of the site or of a program names one state', () => {
  const naming = new RegExp(`\\b(${statesAvailable().join('|')})\\b`, 'i')
  const names = programs.filter(
    ({ path, text }) => !/^(reference|scripts)\//.test(path) && naming.test(withoutComments(text)),
  )
  expect(names.map(({ path }) => path)).toEqual([])
})

test('The site and the reference data know the same languages', () => {
  expect([...LANGUAGES].toSorted()).toEqual([...DATA_LANGUAGES].toSorted())
})

test.each(statesAvailable())('Towns of %s go by their short name in every language', (state) => {
  const read = readAreas(state)
  if (!read.ok) throw new Error(`The areas of ${state} have faults`)
  const long = read.areas.filter(
    ({ kind, names }) => kind === 'town' && townName(names.en ?? '') !== names.en,
  )
  expect(long.length).toBeGreaterThan(10)
  const kept = long.flatMap(({ names }) =>
    Object.values(names).filter((name) => name && townName(name) === name),
  )
  expect(kept).toEqual([])
})

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '')
