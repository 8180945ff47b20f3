import { Agent, request } from 'node:http'

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

export interface Answer {
  status: number
  bytes: number
  location: string
}

export interface Asked {
  form?: string
  cookie?: string
  origin?: string
  /** From where the proxy says that it comes. */
  address?: string
}

/** One request on a connection that is kept, as a proxy makes it; the body of the answer is read and let go. */
export function ask(url: string, asked: Asked = {}): Promise<Answer> {
  const { form, cookie, origin, address } = asked
  const headers: Record<string, string> = { 'Accept-Encoding': 'identity' }
  if (cookie) headers.Cookie = cookie
  if (origin) headers.Origin = origin
  if (address) headers['X-Forwarded-For'] = address
  if (form !== undefined) headers['Content-Type'] = 'application/x-www-form-urlencoded'
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, method: form === undefined ? 'GET' : 'POST', headers }, (answer) => {
      let bytes = 0
      answer.on('data', (chunk: Buffer) => (bytes += chunk.length))
      answer.once('end', () =>
        resolve({ status: answer.statusCode ?? 0, bytes, location: answer.headers.location ?? '' }),
      )
    })
    // A server may close an idle connection at the moment at which it is used again; every proxy then opens another.
    sent.once('error', (error: NodeJS.ErrnoException) =>
      sent.reusedSocket && error.code === 'ECONNRESET' ? resolve(ask(url, asked)) : reject(error),
    )
    sent.end(form)
  })
}
