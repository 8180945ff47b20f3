import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * How the provider behaves. `fails`, `busy` and `refuses` take nothing; `hangs` and `breaks-off` take the message and
 * the answer is lost.
 */
export type Mood = 'well' | 'slow' | 'fails' | 'busy' | 'refuses' | 'hangs' | 'breaks-off'

/** A message that the provider has taken. */
export interface Acceptance {
  at: number
  flow: string
  mobile: string
  variables: Record<string, string>
  /** Names it in delivery reports. */
  id: string
  /** The answer left here whole. */
  answered: boolean
}

export type StandIn = Awaited<ReturnType<typeof startStandIn>>

/** MSG91 as far as its flow API goes, in its own wire format, with moods that a test sets. */
export async function startStandIn() {
  const accepted: Acceptance[] = []
  let mood: Mood = 'well'
  const server = createServer((request, response) => {
    void answer(request, response, mood, accepted)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    accepted,
    setMood: (other: Mood) => {
      mood = other
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  mood: Mood,
  accepted: Acceptance[],
) {
  const sent = await bodyOf(request).catch(() => null)
  if (!sent || request.method !== 'POST' || !request.url?.startsWith('/api/v5/flow')) {
    response.writeHead(404).end()
    return
  }
  if (mood === 'fails') return reply(response, 503, '')
  if (mood === 'busy') return reply(response, 429, '')
  if (mood === 'refuses') return reply(response, 200, { type: 'error', message: 'Insufficient balance' })
  const acceptance = accept(sent)
  accepted.push(acceptance)
  if (mood === 'hangs') return
  if (mood === 'breaks-off') return void request.socket.resetAndDestroy()
  if (mood === 'slow') await new Promise((resolve) => setTimeout(resolve, 1_500))
  response.once('finish', () => (acceptance.answered = true))
  reply(response, 200, { type: 'success', message: acceptance.id })
}

function accept(sent: Record<string, string>): Acceptance {
  const variables = Object.fromEntries(Object.entries(sent).filter(([name]) => /^VAR\d+$/.test(name)))
  const { flow_id: flow = '', mobiles: mobile = '' } = sent
  return { at: Date.now(), flow, mobile, variables, id: randomBytes(12).toString('hex'), answered: false }
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, string>> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return JSON.parse(text) as Record<string, string>
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
