import { goForward } from '../../../../activities/gateways/case-clock'
import { comingSteps } from '../../../../workflows/grievance/coming'
import { clockOf } from '../clock'
import { alone, pause, type Operation } from '../run'
import { someCase } from './standing'

/** Time goes a little past what comes next, so that a case that is late is late by its own fault. */
const PAST = 2_000

/**
 * Lets time pass for one case, to just behind what it does next by itself. The web's own clock stays: a call that has
 * come due for the case is due for the call centre too.
 */
export async function forward(operation: Operation): Promise<void> {
  const { run } = operation
  const at = await someCase(operation)
  const [coming] = at ? comingSteps(at.situation) : []
  if (!at || !coming) return
  const { number } = at
  await alone(operation, { id: number, mobile: '', token: '' }, async () => {
    const { temporal, system } = run.world
    const now = await clockOf(temporal, number).catch(() => null)
    if (now === null) return
    const time = coming.at + PAST - now
    if (time <= 0) return
    const { seed, journal } = run
    journal.write({ entry: 'time', seed, op: operation.op, at: Date.now(), number, time })
    const gone = goForward(temporal, number, time).catch(() => {})
    await Promise.race([gone, pause(10_000)])
    await system.sql`update call_tasks set due_at = now() where number = ${number} and due_at > now()`.catch(
      () => {},
    )
  })
}
