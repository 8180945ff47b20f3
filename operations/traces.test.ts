import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import { beforeEach, expect, test } from 'vitest'
import { noTraces, tracesBy } from './traces'

const exporter = new InMemorySpanExporter()
const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] })
const traces = tracesBy(provider.getTracer('test'), async () => {})
beforeEach(() => exporter.reset())

const CAUSE = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'
const work = (name: string, cause?: string | null) => ({ name, kind: 'producer', cause }) as const
const told = () =>
  exporter.getFinishedSpans().map((span) => ({
    name: span.name,
    trace: span.spanContext().traceId,
    parent: span.parentSpanContext?.spanId,
    status: span.status,
    details: span.attributes,
  }))

test('What is begun inside of a work is caused by it, and what it says of itself can be kept', async () => {
  await traces.during(work('outer'), async () => {
    expect(traces.here()).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/)
    await traces.during(work('inner'), async (end) => end({ details: { state: 'sent', number: undefined } }))
  })
  const [inner, outer] = told()
  expect(inner).toMatchObject({ name: 'inner', trace: outer?.trace, details: { state: 'sent' } })
  expect([inner?.parent === undefined, outer?.parent]).toEqual([false, undefined])
  expect(traces.here()).toBeNull()
})

test('A kept cause goes before what is under way here; what is no cause is none', async () => {
  await traces.during(work('outer'), () => traces.during(work('late', CAUSE), async () => {}))
  expect(told()[0]).toMatchObject({ trace: CAUSE.split('-')[1], parent: CAUSE.split('-')[2] })
  exporter.reset()
  await traces.during(work('alone', '00-not-a-trace'), async () => {})
  expect(told()[0]?.parent).toBeUndefined()
})

test('A failure goes on to the caller, and its words are in no span', async () => {
  const failing = traces.during(work('failing'), () => Promise.reject(new Error('the words of Shantamma')))
  await expect(failing).rejects.toThrow('the words of Shantamma')
  expect(told()[0]?.status).toEqual({ code: 2 })
  expect(
    JSON.stringify(exporter.getFinishedSpans().map(({ events, attributes }) => [events, attributes])),
  ).toBe('[[[],{}]]')
})

test('Without traces work is done all the same', async () => {
  expect(await noTraces.during(work('anything', CAUSE), async () => noTraces.here())).toBeNull()
})
