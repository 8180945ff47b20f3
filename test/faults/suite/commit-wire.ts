import { connect, createServer, type Socket } from 'node:net'

/** `before`: the server never sees the COMMIT. `after`: it has committed, and nobody is told. */
export type Cut = 'before' | 'after'

export type CommitWire = Awaited<ReturnType<typeof startCommitWire>>

/**
 * Stands before PostgreSQL, reads what clients say, and resets the connection of whoever says COMMIT next once `cut` has
 * been called.
 * @param target port of the server, or of what stands before it
 */
export async function startCommitWire(port: number, target: number) {
  const cuts: Cut[] = []
  let made = 0
  const open = new Set<Socket>()
  const server = createServer((client) => {
    const upstream = connect({ port: target, host: '127.0.0.1' })
    open.add(client).add(upstream)
    const reader = new CommitReader()
    let deaf = false
    client.on('data', (chunk) => {
      const cut = reader.saysCommit(chunk) ? cuts.shift() : undefined
      if (cut) made += 1
      if (cut === 'before') {
        upstream.destroy()
        client.resetAndDestroy()
        return
      }
      deaf ||= cut === 'after'
      upstream.write(chunk)
    })
    // The server answers once it has committed.
    upstream.on('data', (chunk) => (deaf ? client.resetAndDestroy() : client.write(chunk)))
    const end = () => {
      open.delete(client)
      open.delete(upstream)
      client.destroy()
      upstream.destroy()
    }
    for (const socket of [client, upstream]) socket.on('error', end).on('close', end)
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    cut: (how: Cut) => void cuts.push(how),
    /** How many were cut, and how many are still to come. */
    state: () => ({ made, left: cuts.length }),
    forget: () => void cuts.splice(0),
    stop: () =>
      new Promise<void>((resolve) => {
        for (const socket of open) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

/** Reads PostgreSQL's protocol as a client speaks it, as far as is needed to know a COMMIT. */
export class CommitReader {
  private rest: Buffer = Buffer.alloc(0)
  private greeted = false
  /** Names of prepared statements that are a COMMIT; the nameless one is ''. */
  private readonly commits = new Set<string>()

  /** Whether a COMMIT is in what was just said. */
  saysCommit(chunk: Buffer): boolean {
    this.rest = Buffer.concat([this.rest, chunk])
    let found = false
    for (let message = this.next(); message; message = this.next()) found = this.isCommit(message) || found
    return found
  }

  /** The first message of a connection has no letter before its length. */
  private next(): { type: string; body: Buffer } | null {
    const head = this.greeted ? 1 : 0
    if (this.rest.length < head + 4) return null
    const length = head + this.rest.readUInt32BE(head)
    if (this.rest.length < length) return null
    const type = this.greeted ? String.fromCharCode(this.rest[0] ?? 0) : ''
    const body = this.rest.subarray(head + 4, length)
    this.rest = this.rest.subarray(length)
    // A request for encryption is refused with one letter, and the greeting comes after it.
    if (!this.greeted) this.greeted = body.readUInt32BE(0) !== 80877103
    return { type, body }
  }

  private isCommit({ type, body }: { type: string; body: Buffer }): boolean {
    const [first = '', second = ''] = body.toString('latin1').split('\0')
    if (type === 'Q') return isCommit(first)
    if (type === 'P') {
      if (isCommit(second)) this.commits.add(first)
      else this.commits.delete(first)
    }
    return type === 'B' && this.commits.has(second)
  }
}

const isCommit = (statement: string): boolean => /^\s*commit\b/i.test(statement)
