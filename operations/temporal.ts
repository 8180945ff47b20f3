import { createServer } from 'node:net'
import { Runtime, type RuntimeOptions } from '@temporalio/worker'

/** Milliseconds. It is on this machine and answers in one or two. */
const PATIENCE = 1_000

/**
 * Installs the SDK's runtime. Where metrics are wanted it opens a port of the loopback address for its own, as it can do
 * no other; the function that is given back reads them there, so that a process is still one place to scrape.
 * @param log told why there are none, where the runtime refused
 */
export async function installRuntime(
  options: RuntimeOptions,
  wanted: boolean,
  log: (error: unknown) => void,
): Promise<() => Promise<string>> {
  if (!wanted) {
    Runtime.install(options)
    return async () => ''
  }
  const bindAddress = `127.0.0.1:${await freePort()}`
  const prometheus = {
    bindAddress,
    countersTotalSuffix: true,
    unitSuffix: true,
    useSecondsForDurations: true,
  }
  try {
    Runtime.install({ ...options, telemetryOptions: { metrics: { prometheus } } })
  } catch (error) {
    log(error)
    Runtime.install(options)
    return async () => ''
  }
  return () => read(`http://${bindAddress}/metrics`)
}

/** Empty where it does not answer: the other figures are told all the same. */
async function read(url: string): Promise<string> {
  try {
    return await (await fetch(url, { signal: AbortSignal.timeout(PATIENCE) })).text()
  } catch {
    return ''
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}
