// `npm run reconcile` compares PostgreSQL with Temporal now, as the worker does each night, and waits for it;
// `-- --after-restore` asks every open case and starts again as many as it takes. No page is needed, a worker is.
import { nightlyOrder, startReconciliation, thoroughOrder } from '../activities/gateways/nightly'
import { readConfig } from '../config'
import { openDatabase, type Database } from '../db/client'
import { countDifferences } from '../db/queries/difference'
import { countNotKept } from '../db/queries/reconciliation'
import { progressOf, type Progress } from '../workflows/reconciliation/reconciliation'
import type { Phase, Tally } from '../workflows/reconciliation/types'
import { runCommand, withTemporal } from './command'
import { Problem, step, type Tell } from './progress'

const HOW = 'Say: npm run reconcile, or npm run reconcile -- --after-restore'
const LOOK = 1_000

const config = readConfig()

async function run() {
  const [how, ...more] = process.argv.slice(2)
  if (more.length > 0 || (how !== undefined && how !== '--after-restore')) throw new Problem(HOW)
  await withTemporal(config, async (client) => {
    const { db, close } = openDatabase(config.DATABASE_URL, 2)
    try {
      const order = how === undefined ? nightlyOrder : thoroughOrder
      const handle = await startReconciliation(client, config.TASK_QUEUE, order)
      const tally = await step('Comparing PostgreSQL with Temporal', async (tell) => {
        const watch = setInterval(() => void handle.query(progressOf).then(say(tell), () => {}), LOOK)
        return handle.result().finally(() => clearInterval(watch))
      })
      await summarise(db, tally)
    } finally {
      await close()
    }
  })
}

const DOING: Record<Phase, string> = {
  cases: 'cases',
  orphans: 'cases without a grievance',
  histories: 'histories of ended cases',
  counters: 'counters',
  done: 'done',
}

const say =
  (tell: Tell) =>
  ({ phase, tally, suspects }: Progress): void => {
    const waiting = suspects.length > 0 ? `, ${suspects.length} to be looked at again` : ''
    tell(`${DOING[phase]}: ${tally.looked} compared${waiting}`)
  }

async function summarise(db: Database, { looked, asked, repaired, parked, kept }: Tally) {
  console.log(`  ${looked} cases compared, ${asked} of them asked themselves; ${kept} histories kept.`)
  list('Mended', repaired)
  list('Parked for you', parked)
  const [{ parked: waiting }, notKept] = await Promise.all([countDifferences(db), countNotKept(db)])
  if (waiting > 0)
    console.log(`  ${waiting} wait for an operator: ${config.PUBLIC_ORIGIN}/operator/differences`)
  if (notKept > 0)
    console.log(`  ${notKept} closed cases have no kept history: docs/operations.md, Retention`)
  if (waiting + notKept > 0) process.exitCode = 2
}

function list(title: string, sums: Tally['repaired']) {
  const told = Object.entries(sums).map(([kind, count]) => `${kind} ${count}`)
  console.log(`  ${title}: ${told.length > 0 ? told.join(', ') : 'nothing'}.`)
}

await runCommand(run)
