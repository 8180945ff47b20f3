import { createServer } from 'node:http'
import { parse } from 'protobufjs'
import { freePort } from '../../scripts/ports'

/** What of OTLP's protobuf messages is looked at: opentelemetry/proto/collector/trace/v1/trace_service.proto. */
const { root } = parse(`syntax = "proto3";
  message Request { repeated ResourceSpans resource_spans = 1; }
  message ResourceSpans { Resource resource = 1; repeated ScopeSpans scope_spans = 2; }
  message Resource { repeated KeyValue attributes = 1; }
  message ScopeSpans { repeated Span spans = 2; }
  message Span {
    bytes trace_id = 1; bytes span_id = 2; bytes parent_span_id = 4; string name = 5;
    repeated KeyValue attributes = 9;
  }
  message KeyValue { string key = 1; AnyValue value = 2; }
  message AnyValue { oneof value { string string_value = 1; int64 int_value = 3; } }`)
const Request = root.lookupType('Request')

interface KeyValue {
  key: string
  value: { stringValue?: string; intValue?: string }
}
interface Sent {
  resourceSpans: {
    resource: { attributes: KeyValue[] }
    scopeSpans: { spans: Record<'traceId' | 'spanId' | 'parentSpanId' | 'name', string>[] }[]
  }[]
}

/** One span as it came, ids in hexadecimal; `parent` is empty for the first of a trace. */
export interface ReceivedSpan {
  process: string
  trace: string
  id: string
  parent: string
  name: string
  details: Record<string, string>
}

/** Takes traces as a collector does. */
export async function startCollector() {
  const spans: ReceivedSpan[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      spans.push(...read(Buffer.concat(chunks)))
      response.writeHead(200, { 'Content-Type': 'application/x-protobuf' }).end()
    })
  })
  const port = await freePort()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${port}/v1/traces`, spans, stop: () => server.close() }
}

function read(body: Buffer): ReceivedSpan[] {
  const { resourceSpans } = Request.toObject(Request.decode(body), {
    bytes: String,
    longs: String,
    arrays: true,
  }) as Sent
  return resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans
      .flatMap(({ spans }) => spans)
      .map((span) => ({
        process: detailsOf(resource.attributes)['service.name'] ?? '',
        trace: hex(span.traceId),
        id: hex(span.spanId),
        parent: hex(span.parentSpanId ?? ''),
        name: span.name,
        details: detailsOf((span as unknown as { attributes: KeyValue[] }).attributes),
      })),
  )
}

const hex = (base64: string): string => Buffer.from(base64, 'base64').toString('hex')

const detailsOf = (list: KeyValue[]): Record<string, string> =>
  Object.fromEntries(list.map(({ key, value }) => [key, value.stringValue ?? value.intValue ?? '']))
