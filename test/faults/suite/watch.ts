import { pause, type Run } from './run'

/** Often enough to know within a second when an event was written. */
const LOOK = 300

/**
 * Notes when each event of the cases was first seen. Its own instant is that of its case, whose clock was moved; this
 * is when it came about. Returns a function that looks once more and stops.
 */
export function watchEvents(run: Run): () => Promise<void> {
  let watching = true
  const finished = (async () => {
    while (watching) {
      await look(run).catch(() => {})
      await pause(LOOK)
    }
  })()
  return async () => {
    watching = false
    await finished
    await look(run)
  }
}

export async function look({ world, seen }: Run): Promise<void> {
  const rows = await world.system.sql<{ number: string; revision: number }[]>`
    select number, revision from events`
  const now = Date.now()
  for (const { number, revision } of rows) {
    const event = `${number} ${revision}`
    if (!seen.has(event)) seen.set(event, now)
  }
}
