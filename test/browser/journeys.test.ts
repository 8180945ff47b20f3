import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest'
import { callCentre } from './call-centre'
import { followers } from './followers'
import { newcomers } from './newcomers'
import { officers } from './officers'
import { sizes } from './sizes'
import { Stage } from './stage'

let stage: Stage

beforeAll(async () => {
  stage = await Stage.set()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await stage.keepTraces(task.name)
  await stage.clear()
  expect(stage.inspection.faults()).toEqual([])
})
afterAll(() => stage?.strike())

/** One system for all of them: it takes longer to start than most journeys. Each has people and cases of its own. */
const journeys = {
  newcomers,
  officers,
  'the call centre': callCentre,
  followers,
  'sizes of pages': sizes,
}

for (const [who, tell] of Object.entries(journeys)) describe(who, () => tell(() => stage))
