import { Worker } from '@temporalio/worker'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { keptHistories } from '../harness/histories'
import '../harness/provided'
import { quietly } from '../harness/temporal'

describe('the replay gate', () => {
  const histories = [...keptHistories()]

  it('has a history of every branch', () => {
    expect(histories.length).toBeGreaterThanOrEqual(25)
  })

  beforeAll(quietly)

  it('lets the code of today go on with every case that was ever recorded', async () => {
    const replayed = Worker.runReplayHistories(
      { workflowBundle: { codePath: inject('bundlePath') } },
      histories,
    )
    for await (const { workflowId, error } of replayed) expect(error, workflowId).toBeUndefined()
  }, 60_000)
})
