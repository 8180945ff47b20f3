import { Worker } from '@temporalio/worker'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { ENDINGS, EVENT_KINDS } from '../../workflows/grievance/types'
import { keptHistories, stepsOf } from '../harness/histories'
import '../harness/provided'
import { quietly } from '../harness/temporal'

describe('the replay gate', () => {
  const histories = [...keptHistories()]

  const told = new Set(histories.flatMap(({ workflowId }) => stepsOf(workflowId)))

  it.each([
    ...EVENT_KINDS.filter((kind) => kind !== 'closed'),
    ...ENDINGS.map((ending) => `closed ${ending}`),
  ])('has a history in which this came about: %s', (step) => {
    expect(told).toContain(step)
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
