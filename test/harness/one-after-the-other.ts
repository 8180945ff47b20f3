import postgres from 'postgres'
import { inject } from 'vitest'
import './provided'

/** Any number that nothing else locks. */
const TURN = 20_261_127

/**
 * Files that measure how late things come wait for each other, however many workers there are: each of them goes on
 * from here when the one before has ended, and with it its connection.
 */
const sql = postgres(inject('databaseUrl'), { max: 1, idle_timeout: 0, max_lifetime: null })
await sql`select pg_advisory_lock(${TURN})`
