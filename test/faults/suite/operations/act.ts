import { notDone, verdictTold, type Client } from '../client'
import type { Person } from '../people'
import { pause, told, type Operation } from '../run'

/** A form that does something to a case. */
export interface Form {
  client: Client
  what: string
  path: string
  number: string
  person: Person
  key: string
  fields: Record<string, string> | FormData
  /** How many thumbs press its button at once. */
  thumbs: number
}

const TRIES = 5

/** Sends it, again while nothing was answered or there was trouble, as the page asks; and puts on record what came. */
export async function send(operation: Operation, form: Form): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const outcomes = await Promise.all(Array.from({ length: form.thumbs }, () => press(operation, form)))
    if (outcomes.some((outcome) => outcome !== 'trouble' && outcome !== 'silence')) return
    await pause(500)
  }
}

async function press(operation: Operation, form: Form) {
  const { client, what, path, number, person, key, fields } = form
  const answer = await client.post(path, fields)
  const stored = answer.status === 303 && answer.location.includes(key)
  const outcome = stored ? await verdictTold(client, answer.location) : notDone(answer)
  const lost = outcome === 'trouble' && !answer.html.includes(key)
  told(operation, what, { told: outcome, status: answer.status, key, number, person: person.id, lost })
  return outcome
}
