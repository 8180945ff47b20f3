import { diag, DiagLogLevel } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import type { Logger } from 'pino'
import { tracesBy, type Traces } from './traces'

/** Milliseconds. A collector that is away must not keep a process from ending. */
const PATIENCE = 2_000

/**
 * Sends the spans of this process to a collector by OTLP over HTTP, in the background and in batches; while it is away
 * they are lost, which the log says.
 * @param url such as `http://127.0.0.1:4318/v1/traces`
 */
export function tracesTo(process: 'web' | 'worker', url: string, log: Pick<Logger, 'warn'>): Traces {
  const say = (words: string) => log.warn({ words }, 'spans of traces were lost')
  diag.setLogger(
    { error: say, warn: say, info: () => {}, debug: () => {}, verbose: () => {} },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  )
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': `janaspandana-${process}` }),
    spanProcessors: [
      new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url, timeoutMillis: 5_000 }) }),
    ],
  })
  const close = () =>
    Promise.race([provider.shutdown(), new Promise<void>((resolve) => setTimeout(resolve, PATIENCE).unref())])
  return tracesBy(provider.getTracer('janaspandana'), close)
}
