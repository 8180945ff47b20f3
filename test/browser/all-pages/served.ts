import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type { Site } from './reader'

/** The site behind a port, for a browser. */
export async function serveSite(site: Site): Promise<{ origin: string; close: () => void }> {
  const server = serve({ fetch: site.app.fetch, port: 0, hostname: '127.0.0.1' }) as Server
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() }
}
