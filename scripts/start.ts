// `npm start` and, with --watch, `npm run dev`: everything that the system needs, one step after the other.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { migrate } from '../db/migrate'
import { applicationVariables, startWeb, startWorker } from './application'
import { closingWords } from './closingWords'
import { runUntilStopped } from './lifetime'
import { startPostgres } from './postgres'
import { mustBeAlone, portsMustBeFree } from './preflight'
import { Processes } from './processes'
import { step } from './progress'
import { Register } from './register'
import { launchSettings, root } from './settings'
import { existingTemporal, startTemporal } from './temporal'
import { findTemporal } from './temporalBinary'
import { temporalSettings } from './temporalSettings'

const watch = process.argv.includes('--watch')
const settings = launchSettings()
const development = temporalSettings()
const inData = (...path: string[]) => join(settings.dataDirectory, ...path)
const register = new Register(inData('run.json'))
const processes = new Processes(register)

await runUntilStopped(processes, async () => {
  console.log('\nJanaspandana\n')
  await mustBeAlone(register)
  await portsMustBeFree(settings, development)

  const databaseUrl = settings.databaseUrl ?? (await step('PostgreSQL 18', ownPostgres))
  await step(
    'Database schema',
    async () => existsSync(join(root, 'db/migrations/meta')) && migrate(databaseUrl),
  )
  await step(`Reference data of ${settings.state}`, () => loadReference(databaseUrl))

  const temporal = settings.temporalAddress
    ? await step(`Temporal at ${settings.temporalAddress}`, () =>
        existingTemporal(settings.temporalAddress!, development.namespace),
      )
    : await ownTemporal()

  const application = {
    processes,
    watch,
    port: settings.port,
    address: temporal.address,
    namespace: development.namespace,
    variables: applicationVariables({ settings, development, databaseUrl, temporal }),
  }
  await step('Worker', () => startWorker(application))
  await step('Web server', () => startWeb(application))
  console.log(closingWords(settings.port, temporal.uiUrl, watch))
})

async function ownPostgres() {
  const log = inData('logs', 'postgres.log')
  const options = { directory: inData('postgres'), port: settings.postgresPort, log, durable: true }
  const postgres = await startPostgres(processes, options)
  postgres.program.keepAlive()
  return postgres.url
}

async function ownTemporal() {
  const binary = await step('Temporal program', (tell) => findTemporal(settings.cacheDirectory, tell))
  const options = {
    binary,
    settings: development,
    database: inData('temporal.db'),
    log: inData('logs', 'temporal.log'),
  }
  return step('Temporal server', async () => {
    const temporal = await startTemporal(processes, options)
    temporal.program.keepAlive()
    return temporal
  })
}

async function loadReference(databaseUrl: string) {
  const program = join(root, 'reference', 'load.ts')
  if (!existsSync(program)) return
  const { load } = await import(program)
  await load(databaseUrl, settings.state)
}
