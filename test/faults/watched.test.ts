import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { actions } from '../../db/schema/action'
import { situations } from '../../db/schema/grievance'
import { messages } from '../../db/schema/message'
import { root } from '../../scripts/settings'
import { scrape, type Sample } from '../harness/exposition'
import { labelsIn, metricsIn } from '../harness/promql'
import { startSystem, until, type System } from '../harness/system'
import { fillInGrievance, signedInCitizen } from '../harness/visitor'

const MOBILE = '+919600000042'
const WORDS = 'The pension of Shantamma has not come since August.'

let system: System
let number: string
let told: Sample[]

beforeAll(async () => {
  system = await startSystem()
  await liveThroughACase()
  told = [...(await scrape(system.metrics.web)), ...(await scrape(system.metrics.worker))]
})
afterAll(() => system?.stop())

/** One grievance is filed, routed, withdrawn and told about, so that everything there is to tell has happened. */
async function liveThroughACase() {
  const { db, origin } = system
  const visitor = await signedInCitizen(db, origin, MOBILE)
  const key = await fillInGrievance(visitor, WORDS)
  const answer = await visitor.post('/grievances/new/review', { key })
  number = answer.headers.get('location')?.split('/')[2] ?? ''
  await until(async () => (await situation())?.stage === 'with-officer')
  await visitor.get(`/grievances/${number}`)
  await visitor.post(`/grievances/${number}/withdraw`, { key: crypto.randomUUID() })
  await until(async () => (await situation())?.stage === 'closed')
  const unsent = async () => (await db.select().from(messages)).filter(({ state }) => state !== 'sent')
  await until(async () => (await unsent()).length === 0)
  // Figures are good for ten seconds: scraped before, they would be those of the beginning.
  await until(
    async () => valueOf(await scrape(system.metrics.worker), 'janaspandana_verdict_lag_seconds_count') === 1,
  )
}

const situation = async () =>
  (await system.db.select().from(situations).where(eq(situations.number, number)))[0]

/** The sum over all processes; undefined where none tells it. */
function valueOf(samples: Sample[], name: string, labels: Record<string, string> = {}): number | undefined {
  const found = samples.filter(
    (one) => one.name === name && Object.entries(labels).every(([key, of]) => one.labels[key] === of),
  )
  return found.length > 0 ? found.reduce((sum, { value }) => sum + value, 0) : undefined
}

interface Rules {
  groups: { rules: { alert: string; expr: string; annotations: Record<string, string> }[] }[]
}
const rules = (
  parse(readFileSync(join(root, 'deploy/prometheus/alerts.yaml'), 'utf8')) as Rules
).groups.flatMap((group) => group.rules)
const dashboard = readFileSync(join(root, 'deploy/grafana/dashboard.json'), 'utf8')
const panels = [...dashboard.matchAll(/"expr": ("(?:[^"\\]|\\.)*")/g)].map(([, text = '']) =>
  JSON.parse(text),
)

describe('A system at work', () => {
  test('tells what it has done', async () => {
    const requests = 'janaspandana_request_duration_seconds_count'
    const filing = { route: '/grievances/new/review', method: 'POST', status: '303' }
    expect(valueOf(told, requests, filing)).toBe(1)
    expect(valueOf(told, 'janaspandana_verdict_lag_seconds_count')).toBe(1)
    expect(valueOf(told, 'janaspandana_message_outcomes_total', { channel: 'sms', state: 'sent' })).toBe(
      (await system.db.select().from(messages)).length,
    )
    expect((await system.db.select().from(actions)).map(({ verdict }) => verdict)).toEqual(['applied'])
    for (const name of ['outbox', 'unjudged_actions', 'overdue_cases'])
      expect(valueOf(told, `janaspandana_${name}_oldest_age_seconds`), name).toBeDefined()
    expect(valueOf(told, 'janaspandana_documents_free_bytes')).toBeGreaterThan(0)
  })

  test('says nothing of anybody', () => {
    const text = JSON.stringify(told)
    for (const secret of [number, MOBILE.slice(1), 'Shantamma']) expect(text).not.toContain(secret)
  })

  test('tells the state of the whole once: only the worker reads it', async () => {
    expect((await scrape(system.metrics.web)).filter(({ name }) => name.includes('outbox'))).toEqual([])
  })
})

/** `up` is Prometheus's own. */
const names = () => new Set(['up', ...told.map(({ name }) => name)])
const labels = () => new Set(['job', 'instance', ...told.flatMap((one) => Object.keys(one.labels))])

describe('The rules and the dashboard', () => {
  test('are there', () => {
    expect(rules.length).toBeGreaterThan(10)
    expect(panels.length).toBeGreaterThan(20)
    expect(
      metricsIn('sum by (le) (rate(a_total{b="c"}[5m])) > on (d) group_left () 0.1 * max(e) or absent(f)'),
    ).toEqual(['a_total', 'e', 'f'])
  })

  test.each([...rules.map(({ alert, expr }) => [alert, expr]), ...panels.map((expr) => ['panel', expr])])(
    '%s: %s asks for what is told',
    (_, expr = '') => {
      expect(metricsIn(expr).length).toBeGreaterThan(0)
      expect(metricsIn(expr).filter((name) => !names().has(name))).toEqual([])
      expect(labelsIn(expr).filter((name) => !labels().has(name))).toEqual([])
    },
  )
})

test('While PostgreSQL is away a scrape answers within two seconds, and names what it cannot read', async () => {
  await system.postgres.stop()
  const failures = { source: 'database' }
  let slowest = 0
  await until(async () => {
    const started = performance.now()
    const samples = await scrape(system.metrics.worker)
    slowest = Math.max(slowest, performance.now() - started)
    const away = valueOf(samples, 'janaspandana_outbox_count') === undefined
    return away && (valueOf(samples, 'janaspandana_reading_failures_total', failures) ?? 0) > 0
  })
  // Of these two seconds 1.5 are its own patience; the rest is for a machine that has much to do.
  expect(slowest).toBeLessThan(4_000)
  const samples = await scrape(system.metrics.worker)
  expect(valueOf(samples, 'process_resident_memory_bytes')).toBeGreaterThan(0)
  expect(valueOf(samples, 'temporal_num_pollers')).toBeDefined()
  await system.postgres.start()
  await until(async () => valueOf(await scrape(system.metrics.worker), 'janaspandana_outbox_count') === 0)
})
