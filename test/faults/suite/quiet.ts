import { tsToMs } from '@temporalio/common/lib/time'
import { identityOf, signalTo } from '../../../scripts/identity'
import { until } from '../../harness/system'
import { startPostgres, temporalAnswers } from './faults/processes'
import type { Run } from './run'
import { look, watchEvents } from './watch'
import { PROCESSES, type World } from './world'

const PATIENCE = 180

/** Makes every part well, and waits until nothing is on its way any more. */
export async function comeToRest(run: Run): Promise<void> {
  const { world } = run
  await heal(world)
  const stopWatching = watchEvents(run)
  const { sql } = world.system
  await until(async () => (await underWay(world)) === 0, PATIENCE).catch(async () => {
    // What is still there is for the invariants to name.
  })
  await until(async () => {
    await hurryMessages(world).catch(() => {})
    const [row] =
      await sql`select count(*)::int as left from messages where state in ('queued', 'sending') and number is not null`
    return row?.left === 0
  }, PATIENCE).catch(() => {})
  await stopWatching()
  await look(run)
}

async function heal(world: World): Promise<void> {
  const { system } = world
  await world.toxiproxy.heal()
  world.commits.forget()
  world.msg91.setMood('well')
  for (const name of PROCESSES) world.control(name)
  if (!identityOf(system.postgres.pid())) await startPostgres(world)
  for (const part of [system.temporal, system.worker, ...system.otherWorkers, system.web]) {
    if (!identityOf(part.pid())) await part.start()
    signalTo(part.pid(), 'SIGCONT')
  }
  await temporalAnswers(world)
}

/** Starts, signals and verdicts that are still to come. */
async function underWay({ system }: World): Promise<number> {
  const [row] = await system.sql<{ left: number }[]>`
    select (select count(*) from grievances where started_at is null)::int
         + (select count(*) from situations where revision = 0)::int
         + (select count(*) from actions where signalled_at is null or verdict is null)::int as left`
  return row?.left ?? 1
}

/** Attempts at messages wait for each other ever longer: those that only wait are made now. */
async function hurryMessages({ system, temporal: client }: World): Promise<void> {
  const rows = await system.sql<{ number: string }[]>`
    select distinct number from messages where state in ('queued', 'sending') and number is not null`
  for (const { number } of rows) {
    const { raw } = await client.workflow.getHandle(number).describe()
    const waiting = raw.pendingActivities?.find(
      ({ state, nextAttemptScheduleTime: at }) =>
        state === SCHEDULED && at && tsToMs(at) > Date.now() + WORTH_HURRYING,
    )
    if (!waiting) continue
    const { namespace } = client.options
    const execution = { workflowId: number }
    await client.workflowService.resetActivity({ namespace, execution, id: waiting.activityId })
  }
}

/** An attempt that is under way must not be made a second time beside itself. */
/** PENDING_ACTIVITY_STATE_SCHEDULED */
const SCHEDULED = 1
const WORTH_HURRYING = 3_000
