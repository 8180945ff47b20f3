import { Agent } from 'node:https'
import type { Duplex } from 'node:stream'

/** Code of the error of a connection that was given up before a byte of the request could be written. */
export const NEVER_CONNECTED = 'NEVER_CONNECTED'

/**
 * Connections that are made within `milliseconds`, greeting of TLS included, or given up as NEVER_CONNECTED. Without
 * this a machine that does not answer looks like a request whose answer was lost, and that one must not be repeated.
 * Each serves one request: a kept one can be closed by the other side just as the next request goes out.
 */
export function connectingWithin(milliseconds: number): Agent {
  return new ConnectingAgent(milliseconds)
}

class ConnectingAgent extends Agent {
  readonly #milliseconds: number

  constructor(milliseconds: number) {
    super({ keepAlive: false })
    this.#milliseconds = milliseconds
  }

  override createConnection(...given: Parameters<Agent['createConnection']>) {
    const connection = super.createConnection(...given)
    if (connection) limit(connection, this.#milliseconds)
    return connection
  }
}

function limit(connection: Duplex, milliseconds: number): void {
  const giveUp = () =>
    connection.destroy(Object.assign(new Error('the connection was not made'), { code: NEVER_CONNECTED }))
  const timer = setTimeout(giveUp, milliseconds)
  const stop = () => clearTimeout(timer)
  connection.once('secureConnect', stop).once('close', stop)
}

const NEVER_SENT =
  /^(NEVER_CONNECTED|ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CERT_.*|ERR_TLS_CERT_.*|UNABLE_TO_.*|SELF_SIGNED_.*|DEPTH_ZERO_.*)$/
const CONNECTING = /^(connect|getaddrinfo)$/

/** Whether this failure of the network means for certain that no request was written. */
export function neverSent({ code, cause }: { code: string; cause: unknown }): boolean {
  if (NEVER_SENT.test(code)) return true
  // One that tried several addresses carries the failure of each.
  const failures = cause instanceof AggregateError ? cause.errors : [cause]
  return failures.length > 0 && failures.every(isOfConnecting)
}

function isOfConnecting(failure: unknown): boolean {
  if (typeof failure !== 'object' || failure === null || !('syscall' in failure)) return false
  return CONNECTING.test(String(failure.syscall))
}
