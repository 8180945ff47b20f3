import { anyone } from '../middleware/guards'
import { paths } from '../paths'
import type { Dependencies, Route } from '../route'

type Part = { name: string; required: boolean; ready: boolean }

/** The process lives; whoever asks may leave it running. */
const healthz: Route = {
  method: 'get',
  path: paths.healthz(),
  guard: anyone,
  handle: (c) => c.json({ ok: true }),
}

/**
 * Each part by name. PostgreSQL is needed to be of any use; Temporal is not, since what people send waits in the
 * table of actions until it is back.
 */
const readyz: Route = {
  method: 'get',
  path: paths.readyz(),
  guard: anyone,
  handle: async (c) => {
    const parts = await Promise.all([postgres(c.var.deps), temporal(c.var.deps)])
    const ready = parts.every((part) => part.ready || !part.required)
    return c.json({ ready, parts }, ready ? 200 : 503)
  },
}

/** A probe that takes longer than this many milliseconds has failed. */
const PATIENCE = 2000

async function answers(question: PromiseLike<unknown>): Promise<boolean> {
  const tooLate = AbortSignal.timeout(PATIENCE)
  const late = new Promise<false>((resolve) =>
    tooLate.addEventListener('abort', () => resolve(false), { once: true }),
  )
  return Promise.race([
    Promise.resolve(question).then(
      () => true,
      () => false,
    ),
    late,
  ])
}

async function postgres({ sql }: Dependencies): Promise<Part> {
  return { name: 'postgres', required: true, ready: await answers(sql`select 1`) }
}

async function temporal({ temporal }: Dependencies): Promise<Part> {
  const question = temporal.connection.withDeadline(Date.now() + PATIENCE, () =>
    temporal.workflowService.getSystemInfo({}),
  )
  return { name: 'temporal', required: false, ready: await answers(question) }
}

export const routes: Route[] = [healthz, readyz]
