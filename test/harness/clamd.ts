import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'

/** The harmless text that every scanner calls a virus, so that scanners can be tried out. */
export const EICAR = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'

/**
 * Stands for ClamAV's daemon and speaks its INSTREAM as clamd 1.4 does: chunks with their length before, the answer
 * behind the empty one, then the end.
 */
export async function startClamd() {
  const server = createServer((socket) => {
    let heard = Buffer.alloc(0)
    socket.on('error', () => {})
    socket.on('data', (data) => {
      heard = Buffer.concat([heard, data])
      const content = contentOf(heard)
      if (content)
        socket.end(content.includes('EICAR') ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { address: `127.0.0.1:${port}`, stop: () => new Promise((resolve) => server.close(resolve)) }
}

/** All chunks together; null until the empty one has come. */
function contentOf(heard: Buffer): Buffer | null {
  const command = 'zINSTREAM\0'
  if (heard.length < command.length || heard.toString('latin1', 0, command.length) !== command) return null
  const chunks: Buffer[] = []
  for (let at = command.length; at + 4 <= heard.length;) {
    const length = heard.readUInt32BE(at)
    if (length === 0) return Buffer.concat(chunks)
    chunks.push(heard.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return null
}
