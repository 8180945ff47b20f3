import { join } from 'node:path'
import { freeLowPorts } from '../ports'
import type { Processes } from '../processes'
import { launchSettings } from '../settings'
import { temporalSettings } from '../temporalSettings'
import { startCluster, type Cluster, type ClusterOptions } from './cluster'
import { twoOfEachRole } from './members'
import { findNginx } from './nginxProgram'
import { findServerPrograms } from './programs'

/** Few, since all lie on one machine and each costs a little at every start. */
const SHARDS = 16

/** A cluster for a rehearsal, in `directory` and on ports that nobody uses, beside whatever else runs. */
export async function startTemporaryCluster(
  processes: Processes,
  directory: string,
  announce: ClusterOptions['announce'],
): Promise<Cluster> {
  const { cacheDirectory, state } = launchSettings()
  const programs = {
    ...(await announce('Temporal server', (tell) => findServerPrograms(cacheDirectory, tell))),
    nginx: await announce('nginx', async (tell) => findNginx(cacheDirectory, tell)),
  }
  const [portal = 0, first = 0, second = 0, temporal = 0, temporalUi = 0, postgres = 0, ...others] =
    await freeLowPorts(22)
  const take = () => others.pop() ?? 0
  return startCluster(processes, {
    programs,
    ports: {
      ...{ portal, temporal, temporalUi, postgres },
      web: [first, second],
      metrics: {},
      members: twoOfEachRole(take, take),
    },
    directory: join(directory, 'cluster'),
    state,
    shards: SHARDS,
    settings: temporalSettings(),
    logLevel: 'warn',
    keepAlive: true,
    announce,
  })
}
