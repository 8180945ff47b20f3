import { describe } from 'vitest'
import { followers } from './followers'
import { keyboards } from './keyboard'
import { newcomers } from './newcomers'
import { onStage } from './on-stage'
import { places } from './places'
import { prints } from './prints'
import { rush } from './rush'
import { sizes } from './sizes'
import { slowLine } from './slow-line'
import { telephones } from './telephones'

const stage = onStage()

describe('newcomers', () => {
  newcomers(stage)
})
describe('followers', () => {
  followers(stage)
})
describe('keyboards', () => {
  keyboards(stage)
})
describe('places', () => {
  places(stage)
})
describe('a rush for codes', () => {
  rush(stage)
})
describe('pages on paper', () => {
  prints(stage)
})
describe('sizes of pages', () => {
  sizes(stage)
})
describe('telephones', () => {
  telephones(stage)
})
describe('a slow line', () => {
  slowLine(stage)
})
