import { cors } from 'hono/cors'
import { createMiddleware } from 'hono/factory'
import type { Env } from '../route'

/** Temporal's UI, and no other page, may ask with the operator's cookie: its browser shows what was sealed. */
export const temporalUi = createMiddleware<Env>((c, next) =>
  cors({
    origin: new URL(c.var.deps.config.TEMPORAL_UI).origin,
    credentials: true,
    allowMethods: ['POST'],
    allowHeaders: ['Content-Type', 'X-Namespace', 'Authorization', 'Authorization-Extras'],
    maxAge: 600,
  })(c, next),
)
