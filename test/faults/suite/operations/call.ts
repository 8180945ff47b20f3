import { randomUUID } from 'node:crypto'
import { numberIn } from '../client'
import { alone, browserOf, words, type Operation } from '../run'
import { CALL_OUTCOMES } from '../../../../workflows/grievance/types'
import { send } from './act'

/** An agent takes the next call and says what came of it. */
export async function makeCall(operation: Operation): Promise<void> {
  const { run, random } = operation
  const agent = random.pick(run.world.officers.filter(({ postings }) => postings.length === 0))
  await alone(operation, agent, async () => {
    const client = browserOf(operation, agent)
    const { location } = await client.post('/desk/calls/next', { step: 'take' })
    const number = numberIn(location)
    if (!number) return
    const key = randomUUID()
    const fields: Record<string, string> = { key, outcome: random.pick(CALL_OUTCOMES) }
    if (fields.outcome === 'not-satisfied') fields.reason = 'nothing-done'
    if (random.chance(0.3)) fields.words = words(operation, 'call')
    const thumbs = random.chance(0.3) ? 2 : 1
    await send(operation, {
      ...{ client, what: 'call-outcome', path: location, number, person: agent, key, fields, thumbs },
    })
  })
}
