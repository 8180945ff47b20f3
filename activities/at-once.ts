import type { MessagesDue } from '../workflows/grievance/activities'
import { sendUnsent, type NotifyDependencies } from './notify'

/** Steps of one worker whose messages may be at the provider at once: with a fifth of a second each, 25 a second. */
const MOST = 5
/** Milliseconds from a record's start in which its messages are begun: with an answer of 15 seconds it ends within 20. */
const BEGIN_WITHIN = 3_000
/** A provider that takes longer than this, or takes nothing, has a minute in which messages go by their queue alone. */
const PROMPT = 2_000
const PAUSE = 60_000

/** Sends what a step has to tell; gives how many of its `waiting` messages are left for the queue. */
export type SendAtOnce = (due: MessagesDue, waiting: number, began: number) => Promise<number>

/**
 * Messages in the moment that their step is put on record, while the provider is prompt. Each of them spares the case an
 * activity and a workflow task of its own, which is half of what Temporal does for a step (ADR 0004).
 */
export function sendingAtOnce(parts: NotifyDependencies): SendAtOnce {
  let underWay = 0
  let pausedUntil = 0
  const pause = () => void (pausedUntil = Date.now() + PAUSE)
  return async (due, waiting, began) => {
    const now = Date.now()
    const timeLeft = began + BEGIN_WITHIN - now
    if (underWay >= MOST || now < pausedUntil || timeLeft < 0) return waiting
    underWay += 1
    try {
      const { left } = await sendUnsent(parts, due, timeLeft)
      if (left > 0 || Date.now() - now > PROMPT) pause()
      return left
    } catch (error) {
      pause()
      parts.log.error({ err: error, number: due.number }, 'messages are left for their queue')
      return waiting
    } finally {
      underWay -= 1
    }
  }
}
