import { randomUUID } from 'node:crypto'
import { browserOf, type Operation } from '../run'

const SECRET = 'development-only-secret-never-in-production'

type State = 'delivered' | 'failed' | null
const AS_TOLD: Record<string, { status: string; desc: string }> = {
  delivered: { status: '1', desc: 'DELIVERED' },
  failed: { status: '2', desc: 'FAILED' },
  under: { status: '3', desc: 'Sent to operator' },
}

/** MSG91 tells what became of messages: twice, in the wrong order, both ways at once, and of messages nobody sent. */
export async function reportDelivery(operation: Operation): Promise<void> {
  const { run, random } = operation
  const { accepted } = run.world.msg91
  const known = accepted.length > 0 && random.chance(0.9)
  const { id, mobile } = known
    ? random.pick(accepted.slice(-60))
    : { id: randomUUID(), mobile: '919357100000' }
  const states: State[] = random.pick([
    ['delivered'],
    ['delivered', 'delivered'],
    ['delivered', null],
    [null, 'failed'],
    ['failed', 'delivered'],
    ['delivered', 'failed'],
  ])
  const tell = (state: State) => report(operation, { id, mobile, state })
  if (random.chance(0.5)) await Promise.all(states.map(tell))
  else for (const state of states) await tell(state)
}

async function report(
  operation: Operation,
  { id, mobile, state }: { id: string; mobile: string; state: State },
): Promise<void> {
  const { run, op } = operation
  const body = [{ requestId: id, report: [{ number: mobile, ...AS_TOLD[state ?? 'under'] }] }]
  const form = { data: JSON.stringify(body) }
  const answer = await browserOf(operation).post(`/hooks/msg91/${SECRET}`, form)
  const taken = answer.status === 200
  run.journal.write({
    ...{ entry: 'report', seed: run.seed, op, at: Date.now(), providerId: id, state, taken },
  })
}
