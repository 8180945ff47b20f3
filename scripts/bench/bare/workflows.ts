import {
  condition,
  defineSignal,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  sleep,
} from '@temporalio/workflow'
import type { BareActivities } from './activities'

const options = { startToCloseTimeout: '20s' } as const
const regular = proxyActivities<BareActivities>(options)
const local = proxyLocalActivities<BareActivities>(options)

export const go = defineSignal('go')

/** The least that a life is: three steps and two signals, each step written down and told by regular activities. */
export async function withRegularActivities(id: string): Promise<void> {
  await live(async (step) => {
    await regular.writeStep(id, step)
    await regular.writeMessage(id, step)
  })
}

/** The same by local activities, and nobody is told anything. */
export async function withLocalActivities(id: string): Promise<void> {
  await live((step) => local.writeStep(id, step))
}

async function live(write: (step: number) => Promise<void>): Promise<void> {
  let signals = 0
  setHandler(go, () => void (signals += 1))
  for (let step = 0; step < 3; step += 1) {
    await condition(() => signals >= step, '30 days')
    await write(step)
  }
}

/** Waits for nothing but time, and writes down when it came. */
export async function deadline(id: string, at: number): Promise<void> {
  await sleep(Math.max(1, at - Date.now()))
  await local.writeStep(id, 0)
}

/** Started, and no more. */
export async function started(): Promise<void> {
  await condition(() => false, '30 days')
}
