import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Cluster } from '../../scripts/cluster/cluster'
import { rehearse } from '../../scripts/cluster/rehearsal/rehearse'
import { startTemporaryCluster } from '../../scripts/cluster/temporary'
import { Processes } from '../../scripts/processes'
import { registerOfThisRun } from '../harness/leftovers'

const directory = mkdtempSync(join(tmpdir(), 'janaspandana-test-'))
chmodSync(directory, 0o755)
const processes = new Processes(registerOfThisRun(directory))

/** Where the production server must be built first; afterwards the start takes well under a minute. */
const FIRST_TIME = 900_000

let cluster: Cluster
beforeAll(async () => {
  cluster = await startTemporaryCluster(processes, directory, (title, work) =>
    work((how) => console.log(`  ${title}: ${how}`)),
  )
}, FIRST_TIME)
afterAll(async () => {
  await processes.stopAll()
  rmSync(directory, { recursive: true, force: true })
})

/** One of each kind; the two that are there once stand apart, as one that dies while a form is sent again is another one. */
const DEATHS = [
  'postgres',
  'temporal-frontend-1',
  'web-1',
  'temporal-history-1',
  'proxy',
  'temporal-matching-1',
  'worker-1',
  'temporal-worker-1',
]

test('One process of each kind is killed while people file and act, and nobody notices', async () => {
  const { tally, promised, findings } = await rehearse(cluster, {
    deaths: DEATHS,
    lanes: 1,
    calm: 2_000,
    tell: (what) => console.log(`  ${what}`),
  })
  expect(tally.failures).toEqual([])
  expect(promised.numbers.length).toBeGreaterThan(10)
  expect(promised.reported.length).toBeGreaterThan(3)
  expect(tally.retried).toBeLessThan(tally.requests / 10)
  const { twice, answersLost, ...others } = findings
  expect(others).toEqual({ lost: [], unknown: [], astray: [], behind: [], unjudged: 0, unsent: 0 })
  expect(twice).toBeGreaterThanOrEqual(0)
  expect(twice).toBeLessThanOrEqual(answersLost)
}, 400_000)
