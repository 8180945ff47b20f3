import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client'
import { boundedLabel } from './labels'

/** What a process tells as it works. Nothing here fails, whatever it is told. */
export interface Counts {
  /** A request was answered. `route` is the pattern of the table of routes; null where none matches. */
  request(done: { route: string | null; method: string; status: number; seconds: number }): void
  /** A case has said what becomes of an action, so many seconds after it was submitted. */
  judged(seconds: number): void
  /** A step of a case is on record, so many seconds after it came about: whoever or whatever brought it about. */
  recorded(seconds: number): void
  /** An attempt at a message ended, or its provider told how it ended. `error` is null where nothing went wrong. */
  message(outcome: { channel: string; state: string; error: string | null }): void
}

export interface Metrics {
  registry: Registry
  counts: Counts
  /** Raised where figures could not be read for a scrape. */
  readingFailures: Counter<'source'>
}

const SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
/** An action may wait for Temporal for a day. */
const LAGS = [0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300, 3_600, 86_400]

const METHODS = ['GET', 'HEAD', 'POST']

/** Codes of providers: theirs to invent, ours to bound. */
const MOST_ERRORS = 60

/** The figures of one process, with those of Node and of the operating system. */
export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const requests = new Histogram({
    name: 'janaspandana_request_duration_seconds',
    help: 'Time to answer a request, by pattern of the path, method and status.',
    labelNames: ['route', 'method', 'status'],
    buckets: SECONDS,
    registers,
  })
  const lags = new Histogram({
    name: 'janaspandana_verdict_lag_seconds',
    help: 'From the submission of an action to the verdict of its case on record.',
    buckets: LAGS,
    registers,
  })
  const recordLags = new Histogram({
    name: 'janaspandana_record_lag_seconds',
    help: 'From a step of a case, by a person or by time, to its record: how far the pages are behind the cases.',
    buckets: LAGS,
    registers,
  })
  const messages = new Counter({
    name: 'janaspandana_message_outcomes_total',
    help: 'Attempts at messages and what providers told later, by channel, state and code of error.',
    labelNames: ['channel', 'state', 'error'],
    registers,
  })
  const readingFailures = new Counter({
    name: 'janaspandana_reading_failures_total',
    help: 'How often figures could not be read for a scrape, by where they are read.',
    labelNames: ['source'] as const,
    registers,
  })
  const errorLabel = boundedLabel(MOST_ERRORS)
  return {
    registry,
    readingFailures,
    counts: {
      request: ({ route, method, status, seconds }) =>
        requests.observe(
          { route: route ?? 'none', method: METHODS.includes(method) ? method : 'other', status },
          seconds,
        ),
      judged: (seconds) => lags.observe(Math.max(0, seconds)),
      recorded: (seconds) => recordLags.observe(Math.max(0, seconds)),
      message: ({ channel, state, error }) =>
        messages.inc({ channel, state, error: error === null ? 'none' : errorLabel(error) }),
    },
  }
}
