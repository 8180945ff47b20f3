import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { ownDatabase } from '../../test/harness/database'
import { oneTimePasswords, sessions } from '../schema/session'
import { removeExpired } from './expired'
import { createSession, endSession, endSessionsOf, readSession } from './session'

const database = ownDatabase(2)

const now = Date.UTC(2026, 10, 23, 5)
const MINUTE = 60_000
const HOUR = 60 * MINUTE

test('a citizen stays signed in for thirty days', async () => {
  const person = randomUUID()
  const token = await createSession(database.db, 'citizen', person, now)
  expect(await readSession(database.db, token, now + 29 * 24 * HOUR)).toEqual({
    realm: 'citizen',
    person,
    citizen: null,
    signedInAt: new Date(now),
  })
  expect(await readSession(database.db, token, now + 30 * 24 * HOUR)).toBeNull()
})

test('an officer is signed out after half an hour without a page, and after eight hours in any case', async () => {
  const token = await createSession(database.db, 'officer', randomUUID(), now)
  expect(await readSession(database.db, token, now + 29 * MINUTE)).not.toBeNull()
  expect(await readSession(database.db, token, now + 58 * MINUTE)).not.toBeNull()
  expect(await readSession(database.db, token, now + 89 * MINUTE)).toBeNull()
  const busy = await createSession(database.db, 'officer', randomUUID(), now)
  for (let at = 20; at < 8 * 60; at += 20)
    expect(await readSession(database.db, busy, now + at * MINUTE)).not.toBeNull()
  expect(await readSession(database.db, busy, now + 8 * HOUR)).toBeNull()
})

test('the table holds no token, and a session that is ended is over at once', async () => {
  const person = randomUUID()
  const one = await createSession(database.db, 'officer', person, now)
  const other = await createSession(database.db, 'officer', person, now)
  expect(JSON.stringify(await database.db.select().from(sessions))).not.toContain(one)
  await endSession(database.db, one)
  expect(await readSession(database.db, one, now)).toBeNull()
  await endSessionsOf(database.db, 'officer', person)
  expect(await readSession(database.db, other, now)).toBeNull()
})

test('what is over is removed, and nothing else', async () => {
  const kept = await createSession(database.db, 'citizen', randomUUID(), now)
  await createSession(database.db, 'officer', randomUUID(), now)
  await database.db.insert(oneTimePasswords).values({
    ...{ mobile: '+919845012345', purpose: 'track', codeHash: '' },
    ...{ createdAt: new Date(now - 72 * HOUR), expiresAt: new Date(now - 71 * HOUR) },
  })
  await removeExpired(database.db, now + 9 * HOUR)
  const left = await database.db.select().from(sessions)
  expect(left.map(({ realm }) => realm)).not.toContain('officer')
  expect(await readSession(database.db, kept, now + 9 * HOUR)).not.toBeNull()
  expect(await database.db.select().from(oneTimePasswords)).toEqual([])
})
