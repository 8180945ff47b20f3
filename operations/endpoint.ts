import { createServer, type ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import type { Registry } from 'prom-client'

export interface EndpointParts {
  /** 0: nothing is opened. */
  port: number
  host: string
  registry: Registry
  /** Brings what is read at a scrape up to date; must neither fail nor take more than a second or two. */
  refresh: () => Promise<void>
  /** More figures in the text format, under names that are not in the registry. */
  others?: () => Promise<string>
  log: Pick<Logger, 'info' | 'error'>
}

/**
 * Opens `/metrics` on a port of its own, so that a proxy in front of the portal cannot let it out by mistake. Whatever
 * goes wrong here is a line in the log: a process that works is worth more than its figures.
 * @returns closes it
 */
export function openMetrics({ port, host, log, ...parts }: EndpointParts): () => void {
  if (port === 0) return () => {}
  const server = createServer((request, response) => {
    const wanted = request.method === 'GET' && request.url?.split('?')[0] === '/metrics'
    if (wanted) void answer(response)
    else response.writeHead(404).end()
  })
  const answer = async (response: ServerResponse) => {
    try {
      const text = await scrape(parts)
      response.writeHead(200, { 'Content-Type': parts.registry.contentType }).end(text)
    } catch (error) {
      log.error({ err: error }, 'the metrics could not be told')
      response.writeHead(500).end()
    }
  }
  server.on('error', (error) => log.error({ err: error, host, port }, 'no metrics: their port is not open'))
  server.listen(port, host, () => log.info({ host, port }, 'metrics are open'))
  server.unref()
  return () => {
    server.close()
    server.closeAllConnections()
  }
}

async function scrape({ registry, refresh, others }: Pick<EndpointParts, 'registry' | 'refresh' | 'others'>) {
  const [more] = await Promise.all([others ? others() : '', refresh()])
  return (await registry.metrics()) + more
}
