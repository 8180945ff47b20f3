// The bare web process: the same HTTP stack as server.ts, one insert and one commit, and pages of given bytes.
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { readConfig } from '../../../config'
import { openDatabase } from '../../../db/client'
import { makeBareTables } from './activities'

const config = readConfig()
const { sql } = openDatabase(config.DATABASE_URL, config.DATABASE_CONNECTIONS)
await makeBareTables(sql)
const pages = new Map<number, string>()
const app = new Hono()

app.get('/healthz', (c) => c.json({ ok: true }))
app.post('/filings', async (c) => {
  const { description = '' } = await c.req.parseBody()
  await sql.begin((tx) => tx`insert into bare.filings (description) values (${String(description)})`)
  return c.redirect('/filings', 303)
})
app.get('/pages/:bytes', (c) => {
  const bytes = Number(c.req.param('bytes'))
  const page = pages.get(bytes) ?? 'x'.repeat(bytes)
  pages.set(bytes, page)
  return c.html(page)
})

serve({ fetch: app.fetch, port: config.PORT, hostname: config.HOST })
