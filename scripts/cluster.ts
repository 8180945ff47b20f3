// `npm run cluster`: what a State would run, on one machine: PostgreSQL, Temporal as eight processes, a proxy, two workers,
// two web processes. Any of them may be killed; it is started again, unless told otherwise by `-- --leave-dead`.
import { join } from 'node:path'
import { startCluster, type Cluster } from './cluster/cluster'
import { findNginx } from './cluster/nginxProgram'
import { portsAndNames, usualPorts, type ClusterPorts } from './cluster/ports'
import { findServerPrograms } from './cluster/programs'
import { findTemporalUi } from './cluster/ui'
import { runUntilStopped } from './lifetime'
import { mustBeFree } from './ports'
import { mustBeAlone } from './preflight'
import { Processes } from './processes'
import { step } from './progress'
import { Register } from './register'
import { dataDirectory, launchSettings } from './settings'
import { temporalSettings } from './temporalSettings'

/** Enough for a few thousand cases at work in a second; Temporal's own advice for a small cluster. */
const SHARDS = 512

const register = new Register(join(dataDirectory, 'run.json'))
const processes = new Processes(register)

await runUntilStopped(processes, async () => {
  console.log('\nJanaspandana, as a cluster on one machine\n')
  const { port, postgresPort, state, logLevel, cacheDirectory, backupDirectory } = launchSettings()
  const settings = temporalSettings()
  const ports = usualPorts(port, postgresPort, settings)
  await mustBeAlone(register)
  for (const [name, number] of portsAndNames(ports))
    await mustBeFree(number, name, 'choose others: PORT and POSTGRES_PORT, or the ports in temporal-dev.yaml')
  const programs = {
    ...(await step('Temporal server', (tell) => findServerPrograms(cacheDirectory, tell))),
    ui: await step('Temporal UI', (tell) => findTemporalUi(cacheDirectory, tell)),
    nginx: await step('nginx', async (tell) => findNginx(cacheDirectory, tell)),
  }
  const cluster = await startCluster(processes, {
    programs,
    ports,
    directory: join(dataDirectory, 'cluster'),
    state,
    shards: SHARDS,
    settings,
    logLevel: logLevel ?? 'warn',
    backupDirectory,
    keepAlive: !process.argv.includes('--leave-dead'),
    announce: step,
  })
  console.log(closingWords(cluster, ports, programs.ui && `http://127.0.0.1:${ports.temporalUi}`))
})

function closingWords(
  { origin, temporalAddress, databaseUrl, parts }: Cluster,
  { metrics }: ClusterPorts,
  ui: string | undefined,
) {
  const some = parts.find(({ program }) => program.name === 'temporal-history-1')
  return [
    '',
    `  Portal              ${origin}   through the proxy, to web-1 or web-2`,
    `  Demonstration       ${origin}/dev   one click for each person; all messages in ${origin}/dev/outbox`,
    `  Temporal            ${temporalAddress}   through the proxy, to frontend-1 or frontend-2`,
    `  Temporal UI         ${ui ?? 'not here: it could not be built without Go'}`,
    `  PostgreSQL          ${databaseUrl}`,
    `  Metrics             ${Object.entries(metrics)
      .map(([name, port]) => `127.0.0.1:${port}/metrics (${name})`)
      .join(', ')}`,
    '',
    '  Processes:',
    ...parts.map(({ program }) => `    ${String(program.pid).padStart(7)}  ${program.name}`),
    '',
    `  Kill any one: kill -9 ${some?.program.pid}. Numbers change when a process starts again: .data/run.json has them.`,
    '  PostgreSQL and the proxy are there once; while they start again, nothing is answered. Nothing is lost.',
    '  Ctrl-C stops everything; data and logs stay in .data/cluster.',
    '',
  ].join('\n')
}
