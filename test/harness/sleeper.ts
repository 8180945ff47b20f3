import { condition, defineSignal, setHandler, sleep } from '@temporalio/workflow'

/** Ends the workflow `waiter`. */
export const finish = defineSignal('finish')

/** Sleeps for so many days and returns how many milliseconds passed on its own clock. */
export async function sleeper(days: number): Promise<number> {
  const from = Date.now()
  await sleep(days * 86_400_000)
  return Date.now() - from
}

/** Waits up to a year for `finish` and returns how many milliseconds passed on its own clock. */
export async function waiter(): Promise<number> {
  const from = Date.now()
  let finished = false
  setHandler(finish, () => void (finished = true))
  await condition(() => finished, '365d')
  return Date.now() - from
}
