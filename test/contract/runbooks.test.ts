import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../scripts/settings'

const alerts = readFileSync(join(root, 'deploy/prometheus/alerts.yaml'), 'utf8')
const named = [...alerts.matchAll(/- alert: (\w+)/g)].map(([, name = '']) => name)
const runbooks = [...alerts.matchAll(/runbook: (\S+)#(\S+)/g)].map(([, file = '', anchor = '']) => ({
  file,
  anchor,
}))

/** As GitHub makes them of headings. */
const anchorsOf = (file: string) =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )

test('Every alert has a summary, and a section in the handbook that says what to do', () => {
  expect(named.length).toBeGreaterThan(10)
  expect(alerts.match(/summary: /g)).toHaveLength(named.length)
  expect(runbooks.map(({ anchor }) => anchor)).toEqual(named.map((name) => `alert-${name.toLowerCase()}`))
  expect(runbooks.filter(({ file, anchor }) => !anchorsOf(file).includes(anchor))).toEqual([])
})
