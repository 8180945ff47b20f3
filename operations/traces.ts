import { AsyncLocalStorage } from 'node:async_hooks'
import {
  INVALID_SPAN_CONTEXT,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Attributes,
  type Context,
  type Span,
  type SpanContext,
} from '@opentelemetry/api'
import type { Logger } from 'pino'

/** Ids and codes only: a span goes to whoever keeps the traces, for as long as they please. */
export type Details = Record<string, string | number | undefined>

export interface Work {
  /** Such as `signal withdraw`: of few forms. */
  name: string
  kind: 'server' | 'producer' | 'consumer' | 'client'
  details?: Details
  /** The `traceparent` of what has caused it, as the row has kept it; else what is under way here. */
  cause?: string | null
  /** Other causes: several actions may be put on record at once. */
  more?: string[]
}

/** What may be said of a piece of work only when it is done. */
export interface Ending {
  name?: string
  details?: Details
  failed?: boolean
}

/** Which piece of work has caused which, from the request to the message, over processes and days. */
export interface Traces {
  /** Does the work as one span. A thrown error marks it and goes on; what it says is left out. */
  during<T>(work: Work, does: (end: (ending: Ending) => void) => Promise<T>): Promise<T>
  /** The W3C `traceparent` of what is under way here, to be kept with what it causes; null where nothing is traced. */
  here(): string | null
  close(): Promise<void>
}

/** Where no traces are wanted: nothing is kept, nothing is looked up. */
export const noTraces: Traces = {
  during: (_, does) => does(() => {}),
  here: () => null,
  close: async () => {},
}

/**
 * The traces of this process, told to the collector at `url`; without one nothing is traced, and what tells it is not
 * even read.
 */
export async function tracesFor(
  process: 'web' | 'worker',
  url: string | undefined,
  log: Pick<Logger, 'warn'>,
): Promise<Traces> {
  if (!url) return noTraces
  const { tracesTo } = await import('./collector')
  return tracesTo(process, url, log)
}

const KINDS = {
  server: SpanKind.SERVER,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
  client: SpanKind.CLIENT,
}

type Starter = {
  startSpan(name: string, options: object, context: Context): Span
}

export function tracesBy(tracer: Starter, close: () => Promise<void>): Traces {
  const underWay = new AsyncLocalStorage<Span>()
  return {
    close,
    here: () => traceparentOf(underWay.getStore()?.spanContext() ?? INVALID_SPAN_CONTEXT),
    async during({ name, kind, details = {}, cause, more = [] }, does) {
      const span = tracer.startSpan(
        name,
        {
          kind: KINDS[kind],
          attributes: attributesOf(details),
          links: more.flatMap((one) => contextIn(one) ?? []).map((context) => ({ context })),
        },
        causeOf(cause, underWay.getStore()),
      )
      try {
        return await underWay.run(span, () => does((ending) => mark(span, ending)))
      } catch (error) {
        mark(span, { failed: true })
        throw error
      } finally {
        span.end()
      }
    },
  }
}

function causeOf(cause: string | null | undefined, here: Span | undefined): Context {
  const told = contextIn(cause)
  if (told) return trace.setSpanContext(ROOT_CONTEXT, { ...told, isRemote: true })
  return here ? trace.setSpan(ROOT_CONTEXT, here) : ROOT_CONTEXT
}

function mark(span: Span, { name, details = {}, failed = false }: Ending): void {
  if (name) span.updateName(name)
  span.setAttributes(attributesOf(details))
  if (failed) span.setStatus({ code: SpanStatusCode.ERROR })
}

const attributesOf = (details: Details): Attributes =>
  Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined))

/** `00-<trace>-<span>-<flags>`: https://www.w3.org/TR/trace-context/ */
function traceparentOf({ traceId, spanId, traceFlags }: SpanContext): string | null {
  if (traceId === INVALID_SPAN_CONTEXT.traceId) return null
  return `00-${traceId}-${spanId}-${traceFlags & TraceFlags.SAMPLED ? '01' : '00'}`
}

function contextIn(traceparent: string | null | undefined): SpanContext | null {
  const [, traceId, spanId, flags] =
    /^00-([0-9a-f]{32})-([0-9a-f]{16})-0([01])$/.exec(traceparent ?? '') ?? []
  if (!traceId || !spanId) return null
  return { traceId, spanId, traceFlags: flags === '1' ? TraceFlags.SAMPLED : TraceFlags.NONE }
}
