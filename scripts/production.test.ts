import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PRODUCTION } from '../test/contract/site'
import { numberFrom } from '../workflows/grievance/number'
import { root } from './settings'

// In production time is nobody's to move, and nothing there is played.

test.each([
  [
    'case.ts',
    ['forward', numberFrom('KA', 2026, new Uint8Array(7)), '15d'],
    'In production time passes by itself: nothing was moved.',
  ],
  ['demo.ts', ['3'], 'In production nothing is played: everything there is real. Nothing was changed.'],
])('%s %j is refused', (script, words, why) => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join('scripts', script), ...words],
    {
      ...{ cwd: root, encoding: 'utf8' },
      env: { PATH: process.env.PATH, ...PRODUCTION },
    },
  )
  expect(stderr).toContain(why)
  expect(status).toBe(1)
})
