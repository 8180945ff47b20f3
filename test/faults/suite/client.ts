import { Visitor } from '../../harness/visitor'
import type { Told } from './journal'

/** What a browser saw: a page, where it leads, or nothing at all. */
export interface Answer {
  /** 0 where no answer came. */
  status: number
  location: string
  html: string
}

const SILENCE: Answer = { status: 0, location: '', html: '' }
/** As long as a person waits for a page. */
const PATIENCE = 30_000

/** A browser of somebody at an address of its own, which may be signed in. A failure of the network is an answer. */
export class Client {
  readonly visitor: Visitor

  constructor(origin: string, address: string, token?: string) {
    this.visitor = new Visitor(origin, { 'X-Forwarded-For': address })
    if (token) this.visitor.setCookie('session', token)
  }

  get(path: string): Promise<Answer> {
    return seen(this.visitor.get(path))
  }

  post(path: string, fields: Record<string, string> | FormData): Promise<Answer> {
    return seen(this.visitor.post(path, fields))
  }
}

async function seen(response: Promise<Response>): Promise<Answer> {
  const read = response.then(async (came) => ({
    status: came.status,
    location: came.headers.get('location') ?? '',
    html: await came.text(),
  }))
  const tired = new Promise<Answer>((resolve) => setTimeout(() => resolve(SILENCE), PATIENCE).unref())
  return Promise.race([read, tired]).catch(() => SILENCE)
}

export const numberIn = (text: string): string | undefined => /KA\d{2}\w{8}/.exec(text)?.[0]

/** An answer that stored nothing, as far as the browser can tell. */
export function notDone({ status }: Answer): Told {
  if (status === 0) return 'silence'
  return status >= 500 ? 'trouble' : 'turned-down'
}

/**
 * What the page says after an act that was stored: done, refused, or being processed. The notice stands at its top, with
 * the tone as its class.
 */
export async function verdictTold(client: Client, location: string): Promise<Told> {
  const { html } = await client.get(location)
  const tone = /class="notification (\w+)"/.exec(html)?.[1]
  if (tone === 'kept') return 'applied'
  return tone === 'late' ? 'refused' : 'pending'
}
