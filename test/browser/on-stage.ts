import { afterAll, afterEach, beforeAll } from 'vitest'
import { launchChromium } from '../harness/chromium'
import { Inspection } from './inspection'
import { Stage, type Launch } from './stage'

/** One system for all journeys of a file: it takes longer to start than most of them. Each has people and cases of its own. */
export function onStage(launch: Launch = launchChromium, inspection = new Inspection()): () => Stage {
  let stage: Stage
  beforeAll(async () => {
    stage = await Stage.set(launch, inspection)
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await stage.keepTraces(task.name)
    await stage.clear()
    stage.inspection.mustHaveFoundNothing()
  })
  afterAll(() => stage?.strike())
  return () => stage
}
