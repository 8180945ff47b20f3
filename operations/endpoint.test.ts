import { createServer } from 'node:http'
import { Registry } from 'prom-client'
import { expect, test } from 'vitest'
import { freePort } from '../scripts/ports'
import { openMetrics, type EndpointParts } from './endpoint'

const silent = { info: () => {}, error: () => {} }
const parts = { host: '127.0.0.1', registry: new Registry(), refresh: async () => {} }

/** Opens the endpoint and waits until it says that it is open, or why it is not. */
async function opened(more: Partial<EndpointParts> = {}) {
  const port = more.port ?? (await freePort())
  const lines: string[] = []
  let close = () => {}
  await new Promise<void>((resolve) => {
    const say = (_: object, line: string) => {
      lines.push(line)
      resolve()
    }
    close = openMetrics({ ...parts, port, log: { info: say, error: say } as EndpointParts['log'], ...more })
  })
  return { lines, close, get: (path: string) => fetch(`http://127.0.0.1:${port}${path}`) }
}

test('Metrics stand at one path, with those of others behind them', async () => {
  const { get, close } = await opened({ others: async () => 'temporal_requests 1\n' })
  const answer = await get('/metrics')
  expect(answer.headers.get('Content-Type')).toMatch(/^text\/plain/)
  expect(await answer.text()).toContain('temporal_requests 1')
  expect((await get('/anything')).status).toBe(404)
  close()
})

test('A port that is in use costs the metrics and nothing else', async () => {
  const other = createServer()
  const port = await freePort()
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve))
  const { lines, close } = await opened({ port })
  expect(lines).toEqual(['no metrics: their port is not open'])
  close()
  other.close()
})

test('What fails in a scrape is an answer and a line', async () => {
  const { get, lines, close } = await opened({ refresh: () => Promise.reject(new Error('broken')) })
  expect((await get('/metrics')).status).toBe(500)
  expect(lines).toContain('the metrics could not be told')
  close()
})

test('Without a port nothing is opened', () => {
  expect(() =>
    openMetrics({ ...parts, port: 0, log: silent as unknown as EndpointParts['log'] })(),
  ).not.toThrow()
})
