import { mkdtempSync, rmSync, chmodSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { writeBundle } from '../../scripts/bundling'
import { freePort } from '../../scripts/ports'
import { startPostgres } from '../../scripts/postgres'
import { Processes } from '../../scripts/processes'
import { launchSettings } from '../../scripts/settings'
import { startTemporal } from '../../scripts/temporal'
import { findTemporal } from '../../scripts/temporalBinary'
import { temporalSettings } from '../../scripts/temporalSettings'
import { registerOfThisRun, stopOrphanedRuns } from './leftovers'
import { makeTemplate } from './template'
import './provided'

/**
 * Starts what all tests share, once: a PostgreSQL with a ready template database, a Temporal server, and the
 * bundle of the workflow code. Everything lies in a temporary folder and ends with the run.
 */
export default async function setup(project: TestProject) {
  await stopOrphanedRuns()
  const directory = mkdtempSync(join(tmpdir(), 'janaspandana-test-'))
  chmodSync(directory, 0o755)
  const processes = new Processes(registerOfThisRun(directory))
  const teardown = async () => {
    await processes.stopAll()
    rmSync(directory, { recursive: true, force: true })
  }
  try {
    const [database, temporal, bundlePath] = await Promise.all([
      sharedDatabase(processes, directory),
      sharedTemporal(processes, directory),
      writeBundle(join(directory, 'workflows.js')),
    ])
    for (const [name, value] of Object.entries({ ...database, ...temporal, bundlePath })) {
      project.provide(name as 'bundlePath', value as string)
    }
  } catch (error) {
    await teardown()
    throw error
  }
  return teardown
}

async function sharedDatabase(processes: Processes, directory: string) {
  const { url } = await startPostgres(processes, {
    directory: join(directory, 'postgres'),
    port: await freePort(),
    log: join(directory, 'postgres.log'),
    durable: false,
  })
  return makeTemplate(url)
}

const tell = (how: string) => console.log(`  Temporal program: ${how}`)

async function sharedTemporal(processes: Processes, directory: string) {
  const binary = await findTemporal(launchSettings().cacheDirectory, tell)
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await temporalIn(processes, directory, binary, attempt)
    } catch (error) {
      if (attempt === ATTEMPTS) throw error
    }
  }
}

/** The server chooses some ports itself, and another program may take one between its choice and its use. */
const ATTEMPTS = 3

async function temporalIn(processes: Processes, directory: string, binary: string, attempt: number) {
  const settings = { ...temporalSettings(), port: await freePort(), uiPort: await freePort() }
  const { address } = await startTemporal(processes, {
    binary,
    settings,
    log: join(directory, `temporal-${attempt}.log`),
  })
  return { temporalAddress: address, temporalNamespace: settings.namespace, temporalUiPort: settings.uiPort }
}
