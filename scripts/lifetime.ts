import { Problem } from './progress'
import type { Processes } from './processes'

/**
 * Runs `work`, then stays until Ctrl-C, a signal, or the end of the process that started this one; then stops
 * all programs in order. A Problem is printed as the sentence that it is; anything else is a bug, with its trace.
 */
export async function runUntilStopped(processes: Processes, work: () => Promise<void>) {
  let leaving: Promise<void> | undefined
  const leave = (code: number) => {
    leaving ??= processes.stopAll().then(() => process.exit(code))
    return leaving
  }
  const stop = () => {
    if (!leaving) console.log('\n  Stopping ...')
    void leave(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  whenParentGoes(stop)
  try {
    await work()
  } catch (error) {
    // While stopping, a step that loses its server fails: nothing to tell.
    if (!leaving) console.error(error instanceof Problem ? `\n${error.message}\n` : error)
    await leave(1)
  }
}

/** npm or the terminal may be killed without a word; then this process gets another parent. */
function whenParentGoes(stop: () => void) {
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && stop(), 1_000).unref()
}
