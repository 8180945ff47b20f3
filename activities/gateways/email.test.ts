import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, expect, test } from 'vitest'
import { smtpGateway } from './email'

const email = {
  to: 'citizen@example.org',
  subject: 'ನಿಮ್ಮ ದೂರು KA26 H7K3 M9Q2',
  text: 'ನೋಂದಣಿಯಾಗಿದೆ.',
  html: '<p>ನೋಂದಣಿಯಾಗಿದೆ.</p>',
  language: 'kn',
  key: 'KA26H7K3M9Q2.1.email.citizen',
}

const opened: { close(): void }[] = []
afterEach(() => opened.splice(0).forEach((one) => one.close()))

/** A real SMTP server on the loopback, and a gateway that talks to it. */
async function mailServer(options: SMTPServerOptions = {}) {
  const received: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        received.push(Buffer.concat(chunks).toString('utf8'))
        done()
      })
    },
    ...options,
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.server.address() as { port: number }
  const gateway = smtpGateway({
    url: `smtp://127.0.0.1:${port}`,
    from: 'Janaspandana <no-reply@jana.example>',
  })
  opened.push(gateway, { close: () => void server.close() })
  return { gateway, received, port }
}

const refusal = (responseCode: number) =>
  Object.assign(new Error('citizen@example.org refused'), { responseCode })

test('text and html arrive, with an id that stays the same for every attempt', async () => {
  const { gateway, received } = await mailServer()
  expect(await gateway.send(email)).toEqual({ ok: true, providerId: `<${email.key}@jana.example>` })
  await gateway.send(email)
  const ids = received.map((message) => /^Message-ID: (.*)$/m.exec(message)?.[1]?.trim())
  expect(ids).toEqual([`<${email.key}@jana.example>`, `<${email.key}@jana.example>`])
  expect(received[0]).toContain('multipart/alternative')
  expect(received[0]).toContain('Auto-Submitted: auto-generated')
})

test('a mailbox that does not exist is final, one that is busy is not; neither is named', async () => {
  const gone = await mailServer({ onRcptTo: (_, __, done) => done(refusal(550)) })
  expect(await gone.gateway.send(email)).toEqual({ ok: false, retryable: false, error: 'smtp-550' })
  const busy = await mailServer({ onRcptTo: (_, __, done) => done(refusal(450)) })
  expect(await busy.gateway.send(email)).toEqual({ ok: false, retryable: true, error: 'smtp-450' })
})

test('a server that is away is worth another attempt', async () => {
  const gateway = smtpGateway({ url: 'smtp://127.0.0.1:1', from: 'a@b.example' })
  opened.push(gateway)
  expect(await gateway.send(email)).toMatchObject({ ok: false, retryable: true })
})
