import { afterAll, expect, test } from 'vitest'
import { readConfig } from '../../config'
import { openDatabase } from '../../db/client'
import { APPROVALS } from '../../test/harness/words'
import { gatewaysFor } from './choose'

const { db, close } = openDatabase('postgres://nobody:nothing@127.0.0.1:1/nowhere', 2)
afterAll(close)

const registered = { dltId: '1107161234567890123', flowId: '64f0c0ffee' }
const withKey = readConfig({ NODE_ENV: 'test', MSG91_AUTHKEY: 'key' })

test('without a key of MSG91 made-up ids do for the outbox', () => {
  expect(() => gatewaysFor(readConfig({ NODE_ENV: 'test' }), db, APPROVALS)).not.toThrow()
})

test('with one, texts with made-up ids are named and nothing starts', () => {
  expect(() => gatewaysFor(withKey, db, APPROVALS)).toThrow(
    /karnataka\/sms\.csv.*otp, registered, .*assigned/,
  )
  expect(() =>
    gatewaysFor(withKey, db, (name) =>
      name === 'parked' ? { ...registered, flowId: 'illustrative-x' } : registered,
    ),
  ).toThrow(/for: parked\./)
  expect(() => gatewaysFor(withKey, db, () => registered)).not.toThrow()
})
