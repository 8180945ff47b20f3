import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client, Connection } from '@temporalio/client'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test, inject } from 'vitest'
import { parse } from 'yaml'
import { goForward } from '../../activities/gateways/case-clock'
import { submitAction } from '../../db/queries/filing'
import { actions } from '../../db/schema/action'
import { situations } from '../../db/schema/grievance'
import { messages } from '../../db/schema/message'
import { root } from '../../scripts/settings'
import { temporalSettings } from '../../scripts/temporalSettings'
import { startCollector, type ReceivedSpan } from '../harness/collector'
import { scrape, type Sample } from '../harness/exposition'
import { labelsIn, metricsIn } from '../harness/promql'
import { startSystem, until, type System } from '../harness/system'
import { fillInGrievance, signedInCitizen } from '../harness/visitor'

const MOBILE = '+919600000042'
const WORDS = 'The pension of Shantamma has not come since August.'

let system: System
let collector: Awaited<ReturnType<typeof startCollector>>
let number: string
let told: Sample[]

beforeAll(async () => {
  collector = await startCollector()
  system = await startSystem(
    { TRACES_URL: collector.url },
    { keepsLog: true, bundlePath: inject('bundlePath') },
  )
  await liveThroughACase()
  told = [...(await scrape(system.metrics.web)), ...(await scrape(system.metrics.worker))]
})
afterAll(async () => {
  await system?.stop()
  collector?.stop()
})

/** One grievance is filed, routed, lapses, is withdrawn and told about, so that everything there is to tell has happened. */
async function liveThroughACase() {
  const { db, origin } = system
  const visitor = await signedInCitizen(db, origin, MOBILE)
  const key = await fillInGrievance(visitor, WORDS)
  const answer = await visitor.post('/grievances/new/review', { key })
  number = answer.headers.get('location')?.split('/')[2] ?? ''
  await until(async () => (await situation())?.stage === 'with-officer')
  // What time brings about is told by an activity, what a person does at once.
  await withTemporal((client) =>
    until(async () => {
      await goForward(client, number, '10d')
      return (await situation())?.level !== 'L1'
    }),
  )
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

async function withTemporal<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
  const connection = await Connection.connect({ address: system.temporalAddress })
  try {
    return await work(new Client({ connection, namespace: temporalSettings().namespace }))
  } finally {
    await connection.close()
  }
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
    // Filed and assigned, escalated by time, withdrawn: those that time brought about are among them.
    expect(valueOf(told, 'janaspandana_record_lag_seconds_count')).toBeGreaterThanOrEqual(3)
    expect(valueOf(told, 'janaspandana_message_outcomes_total', { channel: 'sms', state: 'sent' })).toBe(
      (await system.db.select().from(messages)).length,
    )
    expect((await system.db.select().from(actions)).map(({ verdict }) => verdict)).toEqual(['applied'])
    for (const name of ['outbox', 'unjudged_actions', 'overdue_cases'])
      expect(valueOf(told, `janaspandana_${name}_oldest_age_seconds`), name).toBeDefined()
    expect(valueOf(told, 'janaspandana_documents_free_bytes')).toBeGreaterThan(0)
  })

  test('tells nothing that is not in the run-book and on the dashboard', () => {
    const own = told.map(
      ({ name }) => /^janaspandana_(\w+?)(_bucket|_count|_sum)?$/.exec(name)?.slice(1) ?? [],
    )
    const names = new Set(
      // `_count` and `_sum` are of a histogram, or a number of things.
      own.flatMap(([name = '', part = '']) =>
        name.endsWith('_seconds') || part === '' ? name : name + part,
      ),
    )
    names.delete('')
    expect(names.size).toBeGreaterThan(15)
    const table = readFileSync(join(root, 'docs/operations.md'), 'utf8')
    expect([...names].filter((name) => !table.includes(`\`${name}\``))).toEqual([])
    // How many there are, or how old the oldest is: one of the two is enough.
    const subjects = [...names].map((name) => name.replace(/_(oldest_age_seconds|count)$/, ''))
    const unseen = subjects.filter((one) => !panels.some((expr) => expr.includes(`janaspandana_${one}`)))
    expect(unseen).toEqual([])
  })

  test('says nothing of anybody', () => {
    const text = JSON.stringify(told)
    for (const secret of [number, MOBILE.slice(1), 'Shantamma']) expect(text).not.toContain(secret)
  })

  test('tells the state of the whole once: only the worker reads it', async () => {
    expect((await scrape(system.metrics.web)).filter(({ name }) => name.includes('outbox'))).toEqual([])
  })
})

describe('Traces', () => {
  /** The trace of the one span with this name. */
  const traceOf = (name: string) => {
    const { trace } = collector.spans.find((span) => span.name === name) ?? {}
    return collector.spans.filter((span) => span.trace === trace)
  }
  const chain = (spans: ReceivedSpan[]) =>
    spans.map(({ name, parent }) => [name, spans.find(({ id }) => id === parent)?.name ?? parent])
  const whole = (name: string) => until(async () => traceOf(name).some((span) => span.name === 'send sms'))

  test('lead from a filing through its start and what was put on record to the message', async () => {
    const filing = 'POST /grievances/new/review'
    await whole(filing)
    const spans = traceOf(filing)
    expect(chain(spans).toSorted()).toEqual([
      [filing, ''],
      ['record', filing],
      ['send sms', 'record'],
      ['start grievance', filing],
    ])
    expect(new Set(spans.map(({ process }) => process))).toEqual(
      new Set(['janaspandana-web', 'janaspandana-worker']),
    )
    expect(spans.find(({ name }) => name === 'record')?.details).toEqual({
      ...{ number, level: 'L1', stage: 'with-officer', events: 'registered assigned' },
    })
  })

  test('lead from an act through its signal to the message', async () => {
    const withdrawal = 'POST /grievances/:number/withdraw'
    await whole(withdrawal)
    expect(chain(traceOf(withdrawal)).toSorted()).toEqual([
      [withdrawal, ''],
      ['record', withdrawal],
      ['send sms', 'record'],
      ['signal withdraw', withdrawal],
    ])
  })

  test('go on where nobody but the dispatcher hands the action over', async () => {
    const [trace, span] = ['4bf92f3577b34da6a3ce929d0e0e4736', '00f067aa0ba902b7']
    const action = { id: crypto.randomUUID(), kind: 'reopen', by: { role: 'citizen' } } as const
    await submitAction(system.db, { number, action, traceparent: `00-${trace}-${span}-01` })
    const received = () => collector.spans.filter((one) => one.trace === trace)
    await until(async () => received().length >= 2)
    expect(received().map(({ name, parent, process }) => [name, parent, process])).toEqual(
      expect.arrayContaining([
        ['signal reopen', span, 'janaspandana-worker'],
        ['record', span, 'janaspandana-worker'],
      ]),
    )
  })

  test('say nothing of anybody, and nothing of them is in the history', async () => {
    const text = JSON.stringify(collector.spans)
    for (const secret of [MOBILE.slice(1), 'Shantamma', 'pension has']) expect(text).not.toContain(secret)
    const history = await withTemporal((client) => client.workflow.getHandle(number).fetchHistory())
    const headers = history.events?.flatMap((event) => [
      event.workflowExecutionStartedEventAttributes?.header,
      event.workflowExecutionSignaledEventAttributes?.header,
      event.activityTaskScheduledEventAttributes?.header,
    ])
    expect(headers?.flatMap((header) => Object.keys(header?.fields ?? {}))).toEqual([])
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
