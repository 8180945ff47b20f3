import { createMiddleware } from 'hono/factory'
import { isDatabaseAway } from '../../db/away'
import type { Env } from '../route'
import { session } from './session'

/** On public pages an unknown reader is a stranger, so that help and contact open while PostgreSQL is away. */
export const publicSession = createMiddleware<Env>(async (c, next) => {
  try {
    await session(c, async () => {})
  } catch (error) {
    if (!isDatabaseAway(error)) throw error
  }
  await next()
})
