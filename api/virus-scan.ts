import { createConnection } from 'node:net'

/** `unknown`: the scanner could not be asked, or could not say. */
export type Scanned = 'clean' | 'infected' | 'unknown'

/** clamd looks through 5 MB in well under a second; a citizen waits no longer than this. */
const PATIENCE = 10_000

/**
 * Asks ClamAV's daemon about a file: INSTREAM, the content in one chunk with its length before, then an empty chunk.
 * The protocol is these three writes, so that no package stands between.
 * @param address `host:port` of clamd
 */
export function scanForViruses(address: string, content: Uint8Array): Promise<Scanned> {
  const [host = '', port = ''] = address.split(':')
  return new Promise((resolve) => {
    const socket = createConnection({ host, port: Number(port) })
    let answer = ''
    const end = (scanned: Scanned) => {
      socket.destroy()
      resolve(scanned)
    }
    socket.setTimeout(PATIENCE, () => end('unknown'))
    socket.on('error', () => end('unknown'))
    socket.on('data', (data) => (answer += data.toString()))
    socket.on('close', () => end(verdictOf(answer)))
    socket.write('zINSTREAM\0')
    socket.write(lengthOf(content.byteLength))
    socket.write(content)
    socket.write(lengthOf(0))
  })
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes)
  return length
}

/** Such as `stream: OK` or `stream: Eicar-Test-Signature FOUND`. */
function verdictOf(answer: string): Scanned {
  if (/^stream: OK\0?$/.test(answer.trim())) return 'clean'
  return / FOUND\0?$/.test(answer.trim()) ? 'infected' : 'unknown'
}
