import { hiddenField } from '../../../harness/visitor'
import { notDone, numberIn, type Answer, type Client } from '../client'
import { alone, browserOf, pause, told, words, type Operation } from '../run'
import type { Person } from '../people'
import { attach } from './papers'

const TALUKS = ['dharwad.kundgol', 'dharwad.hubballi', 'dharwad.dharwad']
const TRIES = 12

/** The whole form, then the button: once, twice at once, or again and again until there is a number. */
export async function file(operation: Operation): Promise<void> {
  const { run, random } = operation
  const citizen = random.pick(run.citizens)
  await alone(operation, citizen, async () => {
    const client = browserOf(operation, citizen)
    const key = await fillIn(operation, client)
    if (key) await send(operation, { client, citizen, key })
  })
}

/** Fills in every step, each again while it meets trouble. Gives the key of the form that files it. */
async function fillIn(operation: Operation, client: Client): Promise<string | null> {
  const { random } = operation
  const taluk = random.pick(TALUKS)
  const details = new FormData()
  details.set('urgent', random.chance(0.2) ? 'yes' : 'no')
  if (random.chance(0.2)) attach(operation, details, 'files')
  const address = words(operation, 'address')
  const steps: [string, Record<string, string> | FormData][] = [
    ['/grievances/new', { description: words(operation, 'filing') }],
    ['/grievances/new/service', { service: 'old-age-pension' }],
    ['/grievances/new/place', { district: 'dharwad', taluk, locality: 'elsewhere', address }],
    ['/grievances/new/details', details],
  ]
  for (const [path, fields] of steps) {
    const answer = await persistently(() => client.post(path, fields))
    if (answer.status !== 303) {
      told(operation, `fill-in ${path}`, { told: notDone(answer), status: answer.status })
      return null
    }
  }
  const review = await persistently(() => client.get('/grievances/new/review'))
  const key = hiddenField(review.html, 'key')
  if (!key) told(operation, 'fill-in', { told: notDone(review), status: review.status })
  return key || null
}

async function persistently(ask: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    const answer = await ask()
    if ((answer.status > 0 && answer.status < 500) || tries === TRIES) return answer
    await pause(400)
  }
}

interface Sending {
  client: Client
  citizen: Person
  key: string
}

async function send(operation: Operation, sending: Sending): Promise<void> {
  const { random } = operation
  const thumbs = random.chance(0.3) ? 2 : 1
  for (let tries = 0; tries < TRIES; tries += 1) {
    const answers = await Promise.all(Array.from({ length: thumbs }, () => press(operation, sending)))
    if (answers.includes('filed')) break
    await pause(500)
  }
  // Whoever finds the page in the history of the browser sends it once more.
  if (random.chance(0.2)) await press(operation, sending)
}

async function press(operation: Operation, { client, citizen, key }: Sending) {
  const answer = await client.post('/grievances/new/review', { key, looked: 'yes' })
  const number = answer.status === 303 ? numberIn(answer.location) : undefined
  const outcome = number ? 'filed' : notDone(answer)
  const lost = outcome === 'trouble' && !answer.html.includes(key)
  told(operation, 'file', { told: outcome, status: answer.status, key, number, person: citizen.id, lost })
  const { cases } = operation.run
  if (number && !cases.some((one) => one.number === number)) cases.push({ number, citizen })
  return outcome
}
