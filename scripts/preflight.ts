import { mustBeFree } from './ports'
import { Problem } from './progress'
import type { Register } from './register'
import type { LaunchSettings } from './settings'
import type { TemporalSettings } from './temporalSettings'

/** Refuses to run beside another launcher of this clone; stops what one that was killed left running. */
export async function mustBeAlone(register: Register) {
  const other = register.launcherAtWork()
  if (other)
    throw new Problem(
      `This clone is running already, as process ${other}.\nStop that one first: kill ${other}`,
    )
  const orphans = await register.stopOrphans()
  if (orphans.length > 0) console.log(`  Stopped what an earlier run left behind: ${orphans.join(', ')}`)
}

/** Looks at every port before anything starts, so that a start fails whole or not at all. */
export async function portsMustBeFree(settings: LaunchSettings, development: TemporalSettings) {
  const { port, postgresPort } = settings
  await mustBeFree(port, 'the portal', `choose another one: PORT=${port + 1} npm start`)
  if (!settings.databaseUrl) {
    await mustBeFree(
      postgresPort,
      'PostgreSQL',
      `choose another one: POSTGRES_PORT=${postgresPort + 1} npm start`,
    )
  }
  if (!settings.temporalAddress) {
    await mustBeFree(development.port, 'Temporal', 'choose another `port` in temporal-dev.yaml')
    await mustBeFree(development.uiPort, 'the Temporal UI', 'choose another `uiPort` in temporal-dev.yaml')
  }
}
