import { describe } from 'vitest'
import { callCentre } from './call-centre'
import { officerSignIn } from './officer-sign-in'
import { officers } from './officers'
import { onStage } from './on-stage'

const stage = onStage()

describe('officers at the door', () => {
  officerSignIn(stage)
})
describe('officers', () => {
  officers(stage)
})
describe('the call centre', () => {
  callCentre(stage)
})
