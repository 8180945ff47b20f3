import { Worker } from 'node:worker_threads'
import type { Paper } from '../views/documents/paper'

/** What the thread is asked. */
export interface ToPrint {
  id: number
  /** A Paper as JSON. */
  paper: string
  /** When it is printed, in milliseconds since 1970. */
  at: number
}

/** What the thread answers: a PDF, or why there is none. */
export interface Printed {
  id: number
  pdf?: Uint8Array
  fault?: string
}

export type Typeset =
  | { ok: true; pdf: Uint8Array }
  /** More waits than is made soon; more words than a paper takes; or the compiler failed, which is a bug of ours. */
  | { ok: false; reason: 'busy' | 'too-long' | 'failed'; fault?: string }

export type Typesetter = (paper: Paper, at: number) => Promise<Typeset>

/** Papers that may wait: a second or two of work. */
const MOST_WAITING = 40
/** 6,000 letters and a life of a hundred steps are a quarter of it. */
const LONGEST = 512 * 1024
const PATIENCE = 20_000

interface Waiting {
  give: (outcome: Typeset) => void
  timer: NodeJS.Timeout
}

/**
 * Makes PDFs in a thread of its own, which begins with the first paper. One that dies or hangs fails the papers it has,
 * and the next paper begins another.
 */
export function createTypesetter({ patience = PATIENCE } = {}): Typesetter {
  const waiting = new Map<number, Waiting>()
  let thread: Worker | null = null
  let last = 0

  function settle(id: number, outcome: Typeset) {
    const one = waiting.get(id)
    waiting.delete(id)
    clearTimeout(one?.timer)
    one?.give(outcome)
  }

  function giveUp(dead: Worker, fault: string) {
    if (thread !== dead) return
    thread = null
    void dead.terminate()
    for (const id of waiting.keys()) settle(id, { ok: false, reason: 'failed', fault })
  }

  function begin(): Worker {
    // Node reads the types away by itself; a loader of the process has nothing to do there.
    const begun = new Worker(new URL('./typesetter.ts', import.meta.url), { execArgv: [] })
    begun.on('message', ({ id, pdf, fault }: Printed) =>
      settle(id, pdf ? { ok: true, pdf } : { ok: false, reason: 'failed', fault }),
    )
    begun.on('error', (error) => giveUp(begun, String(error)))
    begun.on('exit', () => giveUp(begun, 'the thread has ended'))
    begun.unref()
    return begun
  }

  return async (given, at) => {
    const paper = JSON.stringify(given)
    if (Buffer.byteLength(paper) > LONGEST) return { ok: false, reason: 'too-long' }
    if (waiting.size >= MOST_WAITING) return { ok: false, reason: 'busy' }
    thread ??= begin()
    const own = thread
    const id = (last += 1)
    return new Promise((give) => {
      const timer = setTimeout(() => giveUp(own, 'it took too long'), patience)
      waiting.set(id, { give, timer })
      own.postMessage({ id, paper, at } satisfies ToPrint, [])
    })
  }
}
