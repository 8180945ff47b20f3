import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../scripts/settings'

const folder = join(root, 'views', 'static')
const ours = readdirSync(folder).filter((name) => name.endsWith('.js'))

/** What Chrome 70 cannot do: nothing translates our own scripts on their way. That they are written as it reads them is another test. */
const NEWER = /\.(?:replaceAll|at|fromEntries|allSettled|findLast|hasOwn|structuredClone)\(/

test('Our own scripts ask nothing that an old telephone cannot do', () => {
  expect(ours.length).toBeGreaterThan(0)
  for (const name of ours) {
    const code = readFileSync(join(folder, name), 'utf8').replace(/\/\*[\s\S]*?\*\/|'[^']*'/g, "''")
    expect(NEWER.exec(code)?.[0], name).toBeUndefined()
  }
})
