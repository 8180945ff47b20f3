import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as guards from '../../api/middleware/guards'
import { paths } from '../../api/paths'
import { routes } from '../../api/routes'
import { root } from '../../scripts/settings'
import { allSources, isTest } from './sources'

/** What is there for one day stands in the way on all others: nothing is kept that nothing uses. */
const sources = allSources()
const code = sources.filter((source) => !isTest(source))

test('Every package that is installed in production is used', () => {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  // Not imported: the Node that runs it all, what runs TypeScript, a file that is sent to browsers, and a part of the
  // worker that has to be of the worker's version.
  const others = ['node', 'tsx', 'htmx.org', '@temporalio/activity']
  const unused = Object.keys(dependencies).filter(
    (name) => !code.some(({ text }) => text.includes(`'${name}'`) || text.includes(`'${name}/`)),
  )
  expect(unused.filter((name) => !others.includes(name))).toEqual([])
})

test('Every address of paths.ts is one that somebody leads to or answers', () => {
  const used = (name: string) => sources.some(({ text }) => new RegExp(`\\bpaths\\.${name}\\b`).test(text))
  expect(Object.keys(paths).filter((name) => !used(name))).toEqual([])
})

test('Every guard keeps a door', () => {
  const named = Object.values(guards).filter((guard) => typeof guard === 'object')
  expect(named.filter((guard) => !routes.some((route) => route.guard === guard))).toEqual([])
})

test.each([
  ['what a UUID is', 'api/', '[0-9a-f]{8}'],
  ['how many working days are left', 'api/', 'workingDaysLeft('],
  ['how a one-time code is entered', 'views/', 'autocomplete="one-time-code"'],
])('It is said once %s', (_what, folder, words) => {
  const saying = code.filter(({ path, text }) => path.startsWith(folder) && text.includes(words))
  expect(saying.map(({ path }) => path)).toHaveLength(1)
})
