import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createSecureServer, type Http2SecureServer, type ServerHttp2Stream } from 'node:http2'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Connection } from '@temporalio/client'
import { NativeConnection } from '@temporalio/worker'
import { afterAll, afterEach, beforeAll, expect, inject, test, vi } from 'vitest'
import '../test/harness/provided'
import { quietly } from '../test/harness/temporal'
import { temporalAddress } from './connection'

// The real Temporal behind a door that speaks TLS, asks for a certificate and looks at the API key, as Temporal Cloud does.

let folder: string
let door: Http2SecureServer
const keysSeen: (string | undefined)[] = []

beforeAll(async () => {
  quietly()
  folder = mkdtempSync(join(tmpdir(), 'janaspandana-tls-'))
  makeCertificates()
  door = await openDoor()
})
afterAll(async () => {
  door.close()
  rmSync(folder, { recursive: true })
})
afterEach(() => {
  vi.unstubAllEnvs()
  keysSeen.length = 0
})

const path = (name: string) => join(folder, name)
const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })

/** An authority of our own, and what it vouches for: the door, and a client that may come in. */
function makeCertificates(): void {
  const fresh = ['req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
  openssl(...fresh, '-x509', '-days', '2', '-subj', '/CN=authority', '-keyout', 'ca.key', '-out', 'ca.pem')
  writeFileSync(path('names'), 'subjectAltName=IP:127.0.0.1\n')
  for (const name of ['server', 'client']) {
    openssl(...fresh, '-subj', `/CN=${name}`, '-keyout', `${name}.key`, '-out', `${name}.csr`)
    const signed = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2']
    openssl('x509', '-req', '-in', `${name}.csr`, ...signed, '-extfile', 'names', '-out', `${name}.pem`)
  }
}

async function openDoor(): Promise<Http2SecureServer> {
  const server = createSecureServer({
    key: readFileSync(path('server.key')),
    cert: readFileSync(path('server.pem')),
    ca: readFileSync(path('ca.pem')),
    ...{ requestCert: true, rejectUnauthorized: true },
  })
  const inside = connect(`http://${inject('temporalAddress')}`)
  server.on('close', () => inside.close())
  server.on('sessionError', () => {})
  server.on('stream', (stream: ServerHttp2Stream, headers) => {
    keysSeen.push(headers.authorization)
    const { ':authority': _here, ...others } = headers
    const asked = inside.request(others, { endStream: false })
    stream.pipe(asked)
    asked.on('response', (answer, flags) => {
      // Nothing but trailers: an error of gRPC.
      if (flags & 1) return stream.respond(answer, { endStream: true })
      stream.respond(answer, { waitForTrailers: true })
      let trailers = {}
      asked.on('trailers', (given) => (trailers = given))
      stream.on('wantTrailers', () => stream.sendTrailers(trailers))
      asked.pipe(stream)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

const place = () => ({ TEMPORAL_ADDRESS: `127.0.0.1:${(door.address() as AddressInfo).port}` })

/** As an operator sets it, by Temporal's own names. */
function trust(more: Record<string, string>): void {
  const settings = { TEMPORAL_TLS: 'true', TEMPORAL_TLS_SERVER_CA_CERT_PATH: path('ca.pem'), ...more }
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value)
}

const OWN_CERTIFICATE = () => ({
  TEMPORAL_TLS_CLIENT_CERT_PATH: path('client.pem'),
  TEMPORAL_TLS_CLIENT_KEY_PATH: path('client.key'),
})

/** What the web process and what the worker do as they start. */
async function bothConnect(): Promise<void> {
  const web = await Connection.connect({ ...temporalAddress(place()), connectTimeout: 5_000 })
  const { namespaceInfo } = await web.workflowService.describeNamespace({
    namespace: inject('temporalNamespace'),
  })
  expect(namespaceInfo?.name).toBe(inject('temporalNamespace'))
  await web.close()
  const worker = await NativeConnection.connect(temporalAddress(place()))
  await worker.close()
}

test('with the certificate of TEMPORAL_TLS_CLIENT_* both processes come in', async () => {
  trust(OWN_CERTIFICATE())
  await bothConnect()
  expect(keysSeen.length).toBeGreaterThan(1)
})

test('the key of TEMPORAL_API_KEY goes with each question', async () => {
  trust({ ...OWN_CERTIFICATE(), TEMPORAL_API_KEY: 'a-key-of-this-test' })
  await bothConnect()
  expect(new Set(keysSeen)).toEqual(new Set(['Bearer a-key-of-this-test']))
})

test('without a certificate, or where the door is not the one that is trusted, nobody comes in', async () => {
  trust({})
  await expect(bothConnect()).rejects.toThrow()
  trust({ ...OWN_CERTIFICATE(), TEMPORAL_TLS_SERVER_CA_CERT_PATH: path('client.pem') })
  await expect(bothConnect()).rejects.toThrow()
  expect(keysSeen).toEqual([])
})
