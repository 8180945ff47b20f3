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

const asks = async (db: Asks) => (await db.execute<{ one: number }>('select 1 as one'))[0]?.one

describe('a session that PostgreSQL ended', () => {
  it('leaves no error behind for the next query', () =>
    withOneConnection(async (db) => {
      const pid = await pidOf(db)
      const lost = expect(db.execute('select pg_sleep(20)')).rejects.toThrow()
      await new Promise((resolve) => setTimeout(resolve, 200))
      await endSession(pid)
      await lost
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
      const firstFails = expect(first).rejects.toThrow()
      await ended.promise
      await db.transaction(async (tx) => {
        await tx.execute(`insert into written values ('second')`)
        goOn.resolve()
        await new Promise((resolve) => setTimeout(resolve, 100))
        await tx.execute(`insert into written values ('second')`)
      })
      await firstFails
      expect(await Promise.all(late)).toEqual([expect.any(Error)])
      const rows = await administrator<{ by: string }[]>`select by from written`
      expect(rows.map(({ by }) => by)).toEqual(['second', 'second'])
    }))

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
