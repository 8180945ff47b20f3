import { once } from 'node:events'
import { connect, type AddressInfo } from 'node:net'
import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { afterEach, describe, expect, test } from 'vitest'
import { fieldsBesideFiles } from './unread-form'

const MULTIPART = 'multipart/form-data; boundary=b'
const part = (head: string, body: string) => `--b\r\nContent-Disposition: form-data${head}\r\n\r\n${body}\r\n`
const FIELD = part('; name="text"', 'ನೀರು ಬಂದಿಲ್ಲ.')
const FILE = part('; name="files"; filename="passbook.jpg"\r\nContent-Type: image/jpeg', 'x'.repeat(1000))

/** What nobody caught anywhere: in production each would end the process. */
const uncaught: unknown[] = []
const note = (error: unknown) => void uncaught.push(error)
process.on('uncaughtException', note)
process.on('unhandledRejection', note)
afterEach(() => {
  const [error] = uncaught.splice(0)
  if (error) throw error
})

const read = async (body: string, type: string | null = MULTIPART) => {
  const headers: Record<string, string> = type === null ? {} : { 'Content-Type': type }
  const fields = await fieldsBesideFiles(new Request('http://here/', { method: 'POST', body, headers }), 1e8)
  // What streams say of themselves, they say in the turns that follow.
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve))
  return fields
}

describe('Of a form that may not be read into memory', () => {
  test('the words are brought back, and the names of the files', async () => {
    expect(await read(`${FIELD}${FILE}--b--\r\n`)).toEqual([
      { name: 'text', value: 'ನೀರು ಬಂದಿಲ್ಲ.' },
      { name: 'files', file: 'passbook.jpg' },
    ])
  })

  test('a long text is brought back whole, in any script', async () => {
    const words = 'ನೀರು '.repeat(20_000)
    expect(await read(`${part('; name="text"', words)}--b--\r\n`)).toEqual([{ name: 'text', value: words }])
  })

  test.each([
    ['that ends within a file', `${FIELD}${FILE.slice(0, 300)}`],
    ['that ends within a field', FIELD.slice(0, 70)],
    ['whose part has no name', `${part('', 'x')}--b--\r\n`],
    ['of nothing', ''],
    ['with more words than anybody writes', `${part('; name="text"', 'x'.repeat(300_000))}--b--\r\n`],
    ['with more fields than a form has', `${FIELD.repeat(300)}--b--\r\n`],
    ['with more files than a form has', `${FILE.repeat(60)}--b--\r\n`],
    ['of fields without names', '=&'.repeat(300), 'application/x-www-form-urlencoded'],
    ['without a boundary', FIELD, 'multipart/form-data'],
    ['that is no form', '{}', 'application/json'],
    ['of no kind', FIELD, null],
  ])('one %s gives nothing, or what is whole, and harms nobody', async (_what, body, type = MULTIPART) => {
    const fields = (await read(body, type)) ?? []
    expect(fields.every(({ name }) => name === 'text' || name === 'files')).toBe(true)
    expect(fields.length).toBeLessThan(3)
  })

  test('one that is more than is gone over gives nothing', async () => {
    const body = `${FIELD}${FILE}--b--\r\n`
    const request = () =>
      new Request('http://here/', { method: 'POST', body, headers: { 'Content-Type': MULTIPART } })
    expect(await fieldsBesideFiles(request(), 500)).toBeNull()
  })
})

test('a sender who goes away in the middle ends nothing but the request', async () => {
  let answered: unknown
  const server = createServer(
    getRequestListener(async (request) => {
      answered = await fieldsBesideFiles(request, 1e8)
      return new Response('')
    }),
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  for (const type of [MULTIPART, 'application/json']) {
    answered = undefined
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
    await once(socket, 'connect')
    socket.write(
      `POST / HTTP/1.1\r\nHost: here\r\nContent-Type: ${type}\r\nContent-Length: 9000\r\n\r\n${FIELD}`,
    )
    await new Promise((resolve) => setTimeout(resolve, 100))
    socket.destroy()
    await expect.poll(() => answered).toBeNull()
    await new Promise((resolve) => setTimeout(resolve, 700))
  }
  server.close()
})
