import { setTimeout as pause } from 'node:timers/promises'
import { Visitor } from '../../../test/harness/visitor'

/** A request that failed, and failed again when it was sent once more. */
export interface Failure {
  what: string
  why: string
}

/** What became of all requests. */
export class Tally {
  requests = 0
  /** Those that were answered only when they were sent once more. */
  retried = 0
  /** Milliseconds of the slowest that was answered, both tries together. */
  slowest = 0
  readonly failures: Failure[] = []
}

/** How long people read what the page says before they press the button again, in milliseconds. It asks for a minute. */
const BEFORE_AGAIN = 5_000

/** Somebody at a browser who, when a page does not come or is an error, presses the button once more, and only once. */
export class PatientVisitor extends Visitor {
  constructor(
    origin: string,
    private readonly tally: Tally,
  ) {
    super(origin)
  }

  override get(path: string): Promise<Response> {
    return this.patiently(`GET ${path}`, () => super.get(path))
  }

  override post(path: string, fields: Record<string, string>): Promise<Response> {
    return this.patiently(`POST ${path}`, () => super.post(path, fields))
  }

  private async patiently(what: string, send: () => Promise<Response>): Promise<Response> {
    const at = Date.now()
    this.tally.requests += 1
    const first = await attempt(send)
    if (!first.ok) await pause(BEFORE_AGAIN)
    const answer = first.ok ? first : await attempt(send)
    if (!answer.ok) {
      this.tally.failures.push({ what, why: `${first.why}, then ${answer.why}` })
      throw new Error(`${what}: ${answer.why}`)
    }
    if (!first.ok) this.tally.retried += 1
    this.tally.slowest = Math.max(this.tally.slowest, Date.now() - at)
    return answer.response
  }
}

type Attempt = { ok: true; response: Response; why?: never } | { ok: false; why: string }

async function attempt(send: () => Promise<Response>): Promise<Attempt> {
  try {
    const response = await send()
    return response.status < 500 ? { ok: true, response } : { ok: false, why: `status ${response.status}` }
  } catch (error) {
    const { message, cause } = error as Error
    return { ok: false, why: cause instanceof Error ? cause.message : message }
  }
}
