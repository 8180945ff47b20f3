import { get } from 'node:https'
import { createServer, type AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectingWithin, NEVER_CONNECTED } from './connection'

/** Takes connections and never says a word, as a firewall or a broken machine does. */
const silent = createServer()
beforeAll(() => new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve)))
afterAll(() => void silent.close())

test('a connection on which nothing could be written yet is given up by its own name', async () => {
  const { port } = silent.address() as AddressInfo
  const problem = await new Promise((resolve) =>
    get({ host: '127.0.0.1', port, agent: connectingWithin(50) }).on('error', resolve),
  )
  expect(problem).toMatchObject({ code: NEVER_CONNECTED })
})
