import { posix } from 'node:path'
import { expect, test } from 'vitest'
import { allSources, isTest, type Source } from './sources'

/** From which folders each folder may take; roots, scripts and tests may take from all. */
const MAY_TAKE: Record<string, string[]> = {
  workflows: ['workflows'],
  db: ['db', 'workflows'],
  views: ['views', 'workflows (types)'],
  activities: ['activities', 'db', 'views', 'workflows', 'config', 'operations'],
  api: ['api', 'db', 'views', 'workflows', 'config (types)', 'reference (types)', 'operations (types)'],
  operations: ['operations', 'db', 'workflows (types)'],
  reference: ['reference', 'db', 'workflows'],
}

const sources = allSources()
const bound = sources.filter((source) => !isTest(source) && folderOf(source.path) in MAY_TAKE)

function folderOf(path: string): string {
  return path.includes('/') ? (path.split('/')[0] ?? '') : path.replace(/\.tsx?$/, '')
}

/** Every import of a file of ours, and whether only types are taken. */
function importsOf({ path, text }: Source) {
  const statements = text.matchAll(/^(?:import|export)\s+(type\s)?(?:[^'"]*?\sfrom\s+)?'([^']+)'/gm)
  return [...statements].map(([, typesOnly, target = '']) => ({
    typesOnly: typesOnly !== undefined,
    outside: !target.startsWith('.'),
    target: target.startsWith('.') ? posix.join(posix.dirname(path), target) : target,
  }))
}

function offences(source: Source): string[] {
  const allowed = MAY_TAKE[folderOf(source.path)] ?? []
  return importsOf(source)
    .filter((one) => !one.outside)
    .filter(({ target, typesOnly }) => {
      const folder = folderOf(target)
      return !allowed.includes(folder) && !(typesOnly && allowed.includes(`${folder} (types)`))
    })
    .map(({ target }) => `${source.path} takes from ${target}`)
}

test('Imports go one way only', () => {
  expect(bound.length).toBeGreaterThan(50)
  expect(bound.flatMap(offences)).toEqual([])
})

test('Only workflow code and its signals speak to the workflow runtime', () => {
  const speakers = bound.filter((source) =>
    importsOf(source).some((one) => one.target === '@temporalio/workflow' && !one.typesOnly),
  )
  expect(speakers.filter(({ path }) => !path.startsWith('workflows/')).map(({ path }) => path)).toEqual([])
})

test('Workflow code takes nothing that is not deterministic', () => {
  const taken = bound
    .filter(({ path }) => path.startsWith('workflows/'))
    .flatMap((source) =>
      importsOf(source)
        .filter((one) => one.outside && !one.typesOnly)
        .map((one) => one.target),
    )
  expect(
    [...new Set(taken)].filter((name) => name !== '@temporalio/workflow' && name !== '@temporalio/common'),
  ).toEqual([])
})

test('Imports inside the project name no file extension', () => {
  const named = sources
    .filter((source) => !isTest(source))
    .flatMap((source) => importsOf(source).filter((one) => /\.(ts|tsx|js)$/.test(one.target) && !one.outside))
  expect(named).toEqual([])
})

test('Only config.ts and the scripts read the environment', () => {
  const readers = bound.filter(({ text }) => /process\.env/.test(text)).map(({ path }) => path)
  expect(readers).toEqual([])
})

test('Views wait for nothing', () => {
  const waiting = sources.filter(
    ({ path, text }) => /^views\/.*\.tsx$/.test(path) && /\b(await|async)\b/.test(withoutComments(text)),
  )
  expect(waiting.map(({ path }) => path)).toEqual([])
})

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '')
