import { readFileSync } from 'node:fs'
import { situations } from '../../db/schema/grievance'
import { filer, live, told } from './lives'
import { median, state } from './measure'
import { ask } from './requests'
import type { Stage } from './stage'
import { StepWatch } from './stepWatch'

/** `SOAK_MINUTES=60 npm run bench -- soak` for a long one. */
const MINUTES = Number(process.env.SOAK_MINUTES ?? 10)
const LANES = 8
const EVERY = 5_000
const MEGABYTE = 1024 * 1024

/** Lives and readers at full load; what each process holds in the first fifth after the warm-up, and in the last. */
export async function soak(stage: Stage) {
  const file = await filer(stage)
  const watches = StepWatch.both(stage.sql)
  const until = Date.now() + MINUTES * 60_000
  const lane = async (): Promise<void> => {
    while (Date.now() < until) {
      const number = await live(stage, file, watches.ours)
      await ask(`${stage.origin}/track?number=${number}`)
    }
  }
  const { worker, web, temporal, postgres } = stage
  const held = Object.entries({ worker, web, temporal, postgres }).map(([name, { pid = 0 }]) => ({
    name,
    pid,
    bytes: [] as number[],
  }))
  const timer = setInterval(() => {
    for (const { pid, bytes } of held) bytes.push(bytesOf(pid))
  }, EVERY)
  try {
    await Promise.all(Array.from({ length: LANES }, lane))
  } finally {
    clearInterval(timer)
  }
  await told(stage)
  watches.stop()
  for (const { name, bytes } of held) {
    const fifth = Math.max(1, Math.floor(bytes.length / 5))
    const growth = median(bytes.slice(-fifth)) / median(bytes.slice(fifth, 2 * fifth))
    const what = `memory of ${name} over ${MINUTES} minutes`
    state(
      what,
      bytes.slice(fifth).map((one) => one / MEGABYTE),
      'MB',
      'no growth',
    )
    state(`${what}, last fifth against the second`, [growth], 'times', '1.1 or less')
  }
  state('cases in the database after the soak', [await stage.db.$count(situations)], 'cases', 'none')
}

/** Of this process and of those that it has started, as the kernel counts it: what several share is counted once. */
function bytesOf(pid: number): number {
  try {
    const [, kilobytes = '0'] =
      /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? []
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean)
    return Number(kilobytes) * 1_024 + children.reduce((sum, child) => sum + bytesOf(Number(child)), 0)
  } catch {
    // A session of PostgreSQL may end while it is looked at.
    return 0
  }
}
