// `npm start` and, with --watch, `npm run dev`: everything that the system needs, one step after the other.
import { join } from 'node:path'
import { demonstrationClock } from '../api/development/demonstration-clock'
import { migrate } from '../db/migrate'
import { load } from '../reference/load'
import { applicationVariables, startWeb, startWorker } from './application'
import { settingsOfBackup } from './backup/log'
import { closingWords } from './closingWords'
import { seatPeople } from './demonstration'
import { runUntilStopped } from './lifetime'
import { freePort } from './ports'
import { startPostgres } from './postgres'
import { existingPostgres } from './postgresSession'
import { mustBeAlone, portsMustBeFree } from './preflight'
import { Processes } from './processes'
import { step } from './progress'
import { Register } from './register'
import { dataDirectory, launchSettings, type LaunchSettings } from './settings'
import { existingTemporal, startTemporal } from './temporal'
import { findTemporal } from './temporalBinary'
import { temporalSettings, type TemporalSettings } from './temporalSettings'

const inData = (...path: string[]) => join(dataDirectory, ...path)
const register = new Register(inData('run.json'))
const processes = new Processes(register)
const watch = process.argv.includes('--watch')

await runUntilStopped(processes, async () => {
  console.log('\nJanaspandana\n')
  const settings = launchSettings()
  const development = temporalSettings()
  await mustBeAlone(register)
  await portsMustBeFree(settings, development)

  const databaseUrl = settings.databaseUrl
    ? await existingPostgres(settings.databaseUrl)
    : await ownPostgres(settings)
  await step('Database schema', () => migrate(databaseUrl))
  await step(`Reference data of ${settings.state}`, () => load(databaseUrl, settings.state))
  // A database of somebody's own may be a real one: nobody fictitious is put there.
  const people = settings.databaseUrl
    ? []
    : await step('Demonstration people', () => seatPeople(databaseUrl, settings.state))
  const temporal = settings.temporalAddress
    ? await existingTemporal(settings.temporalAddress, development.namespace)
    : await ownTemporal(settings.cacheDirectory, development)

  const { namespace } = development
  const variables = applicationVariables({ settings, namespace, databaseUrl, temporal, watch })
  const metricsPorts = { web: await freePort(), worker: await freePort() }
  const application = {
    processes,
    watch,
    port: settings.port,
    address: temporal.address,
    namespace,
    variables,
    metricsPorts,
  }
  const started = await step('Worker and web server', () =>
    Promise.all([startWorker(application), startWeb(application)]),
  )
  for (const one of started) one.keepAlive()
  const clock = settings.temporalAddress ? null : demonstrationClock(dataDirectory)
  const ahead = clock?.ahead() ? clock.now() : null
  const { port } = settings
  console.log(closingWords({ port, temporalUi: temporal.uiUrl, metricsPorts, watch, people, ahead }))
})

/** The address of a PostgreSQL that keeps its data in .data/postgres and, if told so, its log where backups are. */
async function ownPostgres({ postgresPort: port, backupDirectory }: LaunchSettings) {
  const log = inData('logs', 'postgres.log')
  const settings = settingsOfBackup(backupDirectory)
  const options = { directory: inData('postgres'), port, log, durable: true, settings }
  const postgres = await step('PostgreSQL 18', () => startPostgres(processes, options))
  postgres.program.keepAlive()
  return postgres.url
}

/** A development server that keeps its workflows in .data/temporal.db. */
async function ownTemporal(cacheDirectory: string, settings: TemporalSettings) {
  const binary = await step('Temporal program', (tell) => findTemporal(cacheDirectory, tell))
  const log = inData('logs', 'temporal.log')
  const options = { binary, settings, database: inData('temporal.db'), log }
  const temporal = await step('Temporal server', () => startTemporal(processes, options))
  temporal.program.keepAlive()
  return temporal
}
