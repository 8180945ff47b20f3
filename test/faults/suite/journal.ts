import { appendFileSync } from 'node:fs'

/**
 * What a client was told. `filed`: there is a number; `applied`, `refused`, `pending`: it was stored, and the page says
 * what became of it, or that this is not known yet; `turned-down`: nothing was stored; `trouble`: a page says that it
 * did not work; `silence`: no answer came.
 */
export type Told = 'filed' | 'applied' | 'refused' | 'pending' | 'turned-down' | 'trouble' | 'silence'

/** One answer to one request that wanted to change something. */
export interface Answered {
  entry: 'answer'
  seed: number
  op: number
  at: number
  what: string
  told: Told
  status?: number
  /** The idempotency key of the form. */
  key?: string
  number?: string
  /** Id of the citizen or officer. */
  person?: string
  /** A page of trouble that did not give back what was written. */
  lost?: boolean
}

/** A delivery report that the webhook has taken. */
export interface Reported {
  entry: 'report'
  seed: number
  op: number
  at: number
  providerId: string
  state: 'delivered' | 'failed' | null
  taken: boolean
}

/** One fault, from its beginning until the part was well again. */
export interface Fault {
  entry: 'fault'
  seed: number
  op: number
  fault: string
  at: number
  until: number
  /** Cases that fall due meanwhile have to wait. */
  stopsCases: boolean
}

/** Time that was let pass for one case, in milliseconds of its own clock. */
export interface Passed {
  entry: 'time'
  seed: number
  op: number
  at: number
  number: string
  time: number
}

export type Entry = Answered | Reported | Fault | Passed

/** The log of a run, one JSON line an entry, as it goes. */
export class Journal {
  readonly entries: Entry[] = []

  constructor(private readonly path: string) {}

  write(entry: Entry): void {
    this.entries.push(entry)
    appendFileSync(this.path, `${JSON.stringify(entry)}\n`)
  }
}
