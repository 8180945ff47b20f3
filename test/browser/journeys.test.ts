import { afterAll, afterEach, beforeAll, describe } from 'vitest'
import { callCentre } from './call-centre'
import { followers } from './followers'
import { newcomers } from './newcomers'
import { officerSignIn } from './officer-sign-in'
import { officers } from './officers'
import { sizes } from './sizes'
import { Stage } from './stage'

let stage: Stage

/** One system for all journeys: it takes longer to start than most of them. Each has people and cases of its own. */
beforeAll(async () => {
  stage = await Stage.set()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await stage.keepTraces(task.name)
  await stage.clear()
  stage.inspection.mustHaveFoundNothing()
})
afterAll(() => stage?.strike())

const onStage = () => stage

describe('newcomers', () => {
  newcomers(onStage)
})
describe('officers at the door', () => {
  officerSignIn(onStage)
})
describe('officers', () => {
  officers(onStage)
})
describe('the call centre', () => {
  callCentre(onStage)
})
describe('followers', () => {
  followers(onStage)
})
describe('sizes of pages', () => {
  sizes(onStage)
})
