// `npm run rehearsal`: a cluster in a temporary folder, in which every process is killed while citizens file and officers
// act; `-- 3` does so three times over. It says what became of everything, and fails where anything was lost or doubled.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rehearse, type Outcome } from './cluster/rehearsal/rehearse'
import { startTemporaryCluster } from './cluster/temporary'
import { runUntilStopped } from './lifetime'
import { Processes } from './processes'
import { Problem, step } from './progress'
import { Register } from './register'

const rounds = Number(process.argv[2] ?? 1)
const directory = mkdtempSync(join(tmpdir(), 'janaspandana-rehearsal-'))
// PostgreSQL runs as another account where this is root.
chmodSync(directory, 0o755)
const processes = new Processes(new Register(join(directory, 'run.json')))

await runUntilStopped(processes, async () => {
  if (!Number.isInteger(rounds) || rounds < 1)
    throw new Problem('Say how many times over: npm run rehearsal -- 3')
  console.log(`\nA cluster in ${directory}\n`)
  const cluster = await startTemporaryCluster(processes, directory, step)
  const names = cluster.parts.map(({ program }) => program.name)
  const outcome = await rehearse(cluster, {
    deaths: Array.from({ length: rounds }, () => names).flat(),
    lanes: 3,
    calm: 5_000,
    tell: (what) => console.log(`  ${what}`),
  })
  console.log(report(outcome))
  await processes.stopAll()
  if (isGood(outcome)) rmSync(directory, { recursive: true, force: true })
  else console.log(`  Databases and logs are kept in ${directory}.\n`)
  process.exit(isGood(outcome) ? 0 : 1)
})

function isGood({ tally, findings }: Outcome) {
  const { lost, unknown, astray, behind, unjudged, unsent, twice, answersLost } = findings
  const faults = [tally.failures, lost, unknown, astray, behind].reduce((sum, list) => sum + list.length, 0)
  return faults + unjudged + unsent === 0 && twice <= answersLost
}

function report({ tally, promised, deaths, findings }: Outcome) {
  const line = (label: string, value: unknown) => `  ${label.padEnd(44)} ${String(value)}`
  const { lost, unknown, astray, behind, unjudged, unsent, twice, answersLost } = findings
  return [
    '',
    line('Processes killed', deaths.length),
    line('Grievances acknowledged', promised.numbers.length),
    line('Reports of officers acknowledged', promised.reported.length),
    line('Requests', tally.requests),
    line('... answered when sent once more', tally.retried),
    line('... failed when sent once more', tally.failures.length),
    line('Slowest answer', `${(tally.slowest / 1000).toFixed(1)} s`),
    line('Acknowledged and lost', lost.length),
    line('Filed and never acknowledged', unknown.length),
    line('Without exactly one workflow of their stage', astray.length),
    line('Behind what people did', behind.length),
    line('Acts not judged, or refused', unjudged),
    line('Messages not sent', unsent),
    line('Messages sent twice, of answers lost', `${twice} of ${answersLost}`),
    ...tally.failures.map(({ what, why }) => `    ${what}: ${why}`),
    '',
    isGood({ tally, promised, deaths, findings })
      ? '  Nothing was lost or doubled.\n'
      : '  This must not be.\n',
  ].join('\n')
}
