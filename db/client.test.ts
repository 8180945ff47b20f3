import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../test/harness/database'
import { openDatabase, type Database } from './client'

let home: TestDatabase
let administrator: postgres.Sql
beforeAll(async () => {
  home = await freshDatabase()
  administrator = postgres(home.url, { max: 1 })
  await administrator`create table written (by text not null)`
})
afterAll(async () => {
  await administrator.end()
  await home.drop()
})

/** One connection, so that every query after the loss of a session meets what that session left behind. */
async function withOneConnection(work: (db: Database) => Promise<void>) {
  const database = openDatabase(home.url, 1)
  try {
    await work(database.db)
  } finally {
    await database.close()
  }
}

async function endSession(pid: number) {
  await administrator`select pg_terminate_backend(${pid}, 5000)`
  // The closing reaches the client by itself, and it takes a moment.
  await new Promise((resolve) => setTimeout(resolve, 100))
}

type Asks = Pick<Database, 'execute'>

async function pidOf(db: Asks) {
  const [row] = await db.execute<{ pid: number }>('select pg_backend_pid() as pid')
  return row?.pid ?? 0
}

/** What it fails with; whatever it gives where it does not. */
const failureOf = (work: Promise<unknown>) => work.catch((error: unknown) => error)

const asks = async (db: Asks) => (await db.execute<{ one: number }>('select 1 as one'))[0]?.one

/** Leads to the test's PostgreSQL, and ends the first session that asks for something with these words in it. */
async function proxyThatCutsOnce(words: string) {
  const target = new URL(home.url)
  let cut = false
  const server = createServer((near: Socket) => {
    const far = connect(Number(target.port), target.hostname)
    const end = () => [near, far].forEach((socket) => socket.destroy())
    near.on('data', (data) => {
      if (cut || !data.includes(words)) return void far.write(data)
      cut = true
      near.resetAndDestroy()
      far.destroy()
    })
    far.on('data', (data) => near.write(data))
    for (const socket of [near, far]) socket.on('close', end).on('error', end)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const url = new URL(target)
  url.port = String((server.address() as AddressInfo).port)
  return { url: url.href, close: () => server.close() }
}

describe('a session that PostgreSQL ended', () => {
  it('leaves no error behind for the next query', () =>
    withOneConnection(async (db) => {
      const pid = await pidOf(db)
      const lost = failureOf(db.execute('select pg_sleep(20)'))
      await new Promise((resolve) => setTimeout(resolve, 200))
      await endSession(pid)
      expect(await lost).toBeInstanceOf(Error)
      expect(await asks(db)).toBe(1)
      expect(await asks(db)).toBe(1)
    }))

  it('takes the rest of its transaction with it, and leaves the next one whole', () =>
    withOneConnection(async (db) => {
      const ended = Promise.withResolvers<void>()
      const goOn = Promise.withResolvers<void>()
      const late: Promise<unknown>[] = []
      const first = db.transaction(async (tx) => {
        await endSession(await pidOf(tx))
        ended.resolve()
        await goOn.promise
        const write = tx.execute(`insert into written values ('first')`)
        late.push(write.catch((error: unknown) => error))
        await write
      })
      const firstFails = failureOf(first)
      await ended.promise
      await db.transaction(async (tx) => {
        await tx.execute(`insert into written values ('second')`)
        goOn.resolve()
        await new Promise((resolve) => setTimeout(resolve, 100))
        await tx.execute(`insert into written values ('second')`)
      })
      expect(await firstFails).toBeInstanceOf(Error)
      expect(await Promise.all(late)).toEqual([expect.any(Error)])
      const rows = await administrator<{ by: string }[]>`select by from written`
      expect(rows.map(({ by }) => by)).toEqual(['second', 'second'])
    }))

  it('fails only the query that waited when it ends while it is being opened', async () => {
    const proxy = await proxyThatCutsOnce('pg_catalog.pg_type')
    const database = openDatabase(proxy.url, 1)
    await expect(asks(database.db)).rejects.toThrow()
    // A rejection that nobody catches would end the process, and fails this run.
    expect(await asks(database.db)).toBe(1)
    await database.close()
    proxy.close()
  })

  it('lets every query of its transaction end', () =>
    withOneConnection(async (db) => {
      const transaction = db.transaction(async (tx) => {
        const pid = await pidOf(tx)
        const three = [1, 2, 3].map(() => tx.execute('select pg_sleep(20)'))
        setTimeout(() => void endSession(pid), 200)
        const ends = await Promise.allSettled(three)
        expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
      })
      await expect(transaction).rejects.toThrow()
      expect(await asks(db)).toBe(1)
    }))
})
