import type { Client } from '@temporalio/client'
import type { PayloadCodec } from '@temporalio/common'
import type { Context } from 'hono'
import type { Logger } from 'pino'
import type { Config } from '../config'
import type { Database, Sql } from '../db/client'
import type { OwnPosting } from '../db/queries/holder'
import type { WaitingElsewhere } from '../db/queries/nodal'
import type { Remit } from '../db/queries/remit'
import type { OfficerRole } from '../db/schema/people'
import type { State } from '../reference/state'
import type { Counts } from '../operations/metrics'
import type { Traces } from '../operations/traces'
import type { Typed } from '../views/components/typed'
import type { Language, Translator } from '../views/i18n'
import type { Portal } from '../views/layouts/page'
import type { CaseNumber } from '../workflows/grievance/types'
import type { Assets } from './assets'
import type { DemonstrationClock } from './development/demonstration-clock'
import type { Typesetter } from './typeset'

/** A citizen who is signed in. */
export interface CitizenReader {
  realm: 'citizen'
  id: string
  name: string
  language: string
  /** When a code was proved in this browser. */
  signedInAt: Date
}

/** An officer, call agent, counter operator, administrator or auditor who is signed in. */
export interface OfficerReader {
  realm: 'officer'
  id: string
  name: string
  language: string
  roles: OfficerRole[]
  /** What this person holds or looks after today; work belongs to these, not to the person. */
  postings: OwnPosting[]
  /** What this person looks over, beyond the own work. */
  remit: Remit
  /** For the header. */
  waiting: WaitingElsewhere & { agenda: number | null }
}

export type Reader = CitizenReader | OfficerReader

/** A one-time password on its way to a mobile number. */
export interface CodeMessage {
  /** Id of the one-time password: one id, one SMS. */
  id: string
  mobile: string
  code: string
  language: string
}

export interface MailedCode extends Omit<CodeMessage, 'mobile'> {
  email: string
}

/** All that the web process is made of. Tests give their own; nothing below reads the environment. */
export interface Dependencies {
  config: Config
  db: Database
  sql: Sql
  /** Lazy: the site starts and takes grievances while Temporal is away. */
  temporal: Client
  log: Logger
  counts: Counts
  traces: Traces
  /** Sends a one-time password at once, without Temporal. False when the provider did not take it. */
  sendCode: (message: CodeMessage) => Promise<boolean>
  /** The same by email, to prove that a mailbox is the citizen's own. */
  mailCode: (message: MailedCode) => Promise<boolean>
  /** Sends what is queued about registrations and no case, at once and in the background. Never throws. */
  sendAccountMessages: () => void
  /** Hands what the outbox of a case holds to Temporal, at once and in the background. Never throws. */
  handOver: (number: CaseNumber) => void
  /** Has the reconciliation look at one case, at once and in the background. Never throws. */
  lookAgain: (number: CaseNumber) => void
  /** Opens what was sealed before Temporal stored it. */
  payloads: Pick<PayloadCodec, 'decode'>
  /** What the state lays down: its code, its policy, its working week. */
  state: State
  portal: Portal
  assets: Assets
  /** Makes PDFs of papers, in a thread that begins with the first. */
  typeset: Typesetter
  now: () => number
  /** Where the time of a demonstration can be moved; `now` is its time then. */
  clock?: DemonstrationClock
}

export interface Env {
  /** Of node-server; requests of tests have none. `typed` of a page that comes back in another language. */
  Bindings: { typed?: Typed }
  Variables: {
    deps: Dependencies
    /** Who is signed in, or null. */
    reader: Reader | null
    language: Language
    t: Translator
    /** Also the reference of an error page; it stands in the log. */
    requestId: string
    /** True when htmx asks for a part of the page only. */
    partial: boolean
  }
}

/** What a guard says: come in; sign in first; this is not for you; there is no such page. */
export type Admission = 'admitted' | 'citizen-sign-in' | 'officer-sign-in' | 'forbidden' | 'not-found'

/** Who may use a route. Every route names one: what nobody has thought about is not reachable. */
export interface Guard {
  name: string
  admits: (reader: Reader | null) => Admission
}

export interface Route {
  method: 'get' | 'post'
  /** Hono's pattern, such as `/grievances/:number`. Links to it are built in paths.ts. */
  path: string
  guard: Guard
  handle: (c: Context<Env>) => Response | Promise<Response>
  /** Largest body in bytes; only routes that take files need to say it. */
  bodyLimit?: number
}
