import nock from 'nock'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { NEVER_CONNECTED } from './connection'
import { msg91Gateway } from './msg91'

const gateway = msg91Gateway({ authKey: 'key-of-the-test', sender: 'JSPNDN' })
const sms = {
  templateId: 'flow-of-registered',
  mobile: '+919900000001',
  variables: { VAR1: 'KA26H7K3M9Q2', VAR2: 'Tahsildar' },
  text: '',
  language: 'en',
  key: 'KA26H7K3M9Q2.1.sms.citizen',
}

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

const endpoint = () => nock('https://api.msg91.com').post('/api/v5/flow/').query(true)

test('one recipient, variables by name, key in the header, JSON', async () => {
  const body = {
    flow_id: 'flow-of-registered',
    mobile: '919900000001',
    mobiles: '919900000001',
    sender: 'JSPNDN',
    short_url: '0',
    VAR1: 'KA26H7K3M9Q2',
    VAR2: 'Tahsildar',
  }
  const headers = { authkey: 'key-of-the-test', 'content-type': 'application/json' }
  nock('https://api.msg91.com', { reqheaders: headers })
    .post('/api/v5/flow/', body)
    .query(true)
    .reply(200, { type: 'success', message: '3763646c3058373530393938' })
  expect(await gateway.send(sms)).toEqual({ ok: true, providerId: '3763646c3058373530393938' })
})

test.each([
  ['Invalid mobile number 919900000001', false],
  ['Template ID Missing or Invalid Template', false],
  ['Recipient is in DND', false],
  ['Insufficient balance', true],
  ['Something of their own', true],
])('status 200 with type error: %s', async (message, retryable) => {
  endpoint().reply(200, { type: 'error', message })
  const answer = await gateway.send(sms)
  expect(answer).toMatchObject({ ok: false, retryable })
  expect(JSON.stringify(answer)).not.toContain('9900000001')
  expect(answer).not.toHaveProperty('lostAnswer', true)
})

test.each([
  [500, { retryable: true, lostAnswer: true }],
  [504, { retryable: true, lostAnswer: true }],
  [502, { retryable: true }],
  [503, { retryable: true }],
  [429, { retryable: true }],
  [401, { retryable: true }],
  [400, { retryable: false }],
])('status %d', async (status, expected) => {
  endpoint().reply(status, '')
  expect(await gateway.send(sms)).toEqual({ ok: false, error: `http-${status}`, ...expected })
})

test.each([
  ['a page of a proxy', '<html>Bad gateway</html>'],
  ['an empty object', {}],
  ['a message that is no id', { type: 'success', message: 'ok' }],
])('an answer that cannot be read, %s, counts as lost', async (_, body) => {
  endpoint().reply(200, body)
  expect(await gateway.send(sms)).toEqual({
    ok: false,
    retryable: true,
    lostAnswer: true,
    error: 'malformed-answer',
  })
})

test('a timeout is a lost answer', async () => {
  endpoint().replyWithError(Object.assign(new Error('timeout of 10000ms exceeded'), { code: 'ECONNABORTED' }))
  expect(await gateway.send(sms)).toEqual({
    ok: false,
    retryable: true,
    lostAnswer: true,
    error: 'ECONNABORTED',
  })
})

const fault = (code: string, syscall?: string) => Object.assign(new Error(code), { code, syscall })

test.each([
  fault('ECONNREFUSED'),
  fault('ETIMEDOUT', 'connect'),
  fault('EAI_AGAIN', 'getaddrinfo'),
  fault('CERT_HAS_EXPIRED'),
  fault('UNABLE_TO_VERIFY_LEAF_SIGNATURE'),
  fault(NEVER_CONNECTED),
  Object.assign(new AggregateError([fault('ETIMEDOUT', 'connect'), fault('ENETUNREACH', 'connect')]), {
    code: 'ETIMEDOUT',
  }),
])('a connection that was never made, %s, is no lost answer', async (problem) => {
  endpoint().replyWithError(problem)
  const { code } = problem as { code?: string }
  expect(await gateway.send(sms)).toEqual({ ok: false, retryable: true, error: code })
})

test.each([fault('ETIMEDOUT', 'read'), fault('ECONNRESET', 'read'), fault('EPIPE', 'write')])(
  'a connection that broke off, %s, is a lost answer',
  async (problem) => {
    endpoint().replyWithError(problem)
    expect(await gateway.send(sms)).toMatchObject({ ok: false, retryable: true, lostAnswer: true })
  },
)

test('a second gateway does not trip over the SDK, which allows one initialisation', async () => {
  const other = msg91Gateway({ authKey: 'another-key', sender: 'JSPNDN' })
  nock('https://api.msg91.com', { reqheaders: { authkey: 'another-key' } })
    .post('/api/v5/flow/')
    .query(true)
    .reply(200, { type: 'success', message: '3763646c3058373530393939' })
  expect(await other.send(sms)).toMatchObject({ ok: true })
})
