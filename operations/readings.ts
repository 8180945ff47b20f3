import type { Logger } from 'pino'
import type { Counter } from 'prom-client'

/** Figures that are read only when somebody asks for them. */
export interface Source {
  name: string
  /** Reads and sets them. */
  read(): Promise<void>
  /** Takes them back: an old figure would look like a new one. */
  forget(): void
}

/** Milliseconds for which figures are good: two that scrape one process cost no more than one. */
const GOOD_FOR = 10_000
/** Milliseconds after which a scrape goes on without. A reading that is slower than that is there for the next one. */
const PATIENCE = 1_500

export interface Failures {
  counter: Pick<Counter<'source'>, 'inc'>
  log: Pick<Logger, 'warn'>
}

/** Makes a function that brings all sources up to date, each for itself, and never takes longer than PATIENCE nor fails. */
export function readingsOf(sources: Source[], failures: Failures): () => Promise<void> {
  const readings = sources.map((source) => reading(source, failures))
  // From the start on, or the first failure would be no increase.
  for (const { name } of sources) failures.counter.inc({ source: name }, 0)
  return async () => {
    const tooLate = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE).unref())
    await Promise.race([Promise.all(readings.map((bring) => bring())), tooLate])
  }
}

function reading(source: Source, { counter, log }: Failures): () => Promise<void> {
  let readAt = -Infinity
  let underWay: Promise<void> | null = null
  const attempt = async (): Promise<void> => {
    try {
      await source.read()
      readAt = performance.now()
    } catch (error) {
      source.forget()
      counter.inc({ source: source.name })
      log.warn({ err: error, source: source.name }, 'figures for the metrics were not read')
    }
  }
  return () => {
    if (performance.now() - readAt < GOOD_FOR) return Promise.resolve()
    underWay ??= attempt().finally(() => (underWay = null))
    return underWay
  }
}
