import { defineSearchAttributeKey, type SearchAttributeUpdatePair } from '@temporalio/common'
import { comingSteps, movesTheCase } from './coming'
import type { Situation } from './types'

/** By these an operator finds cases in the Temporal UI. Declared in temporal-dev.yaml. */
export const DEPARTMENT = defineSearchAttributeKey('Department', 'KEYWORD')
export const DISTRICT = defineSearchAttributeKey('District', 'KEYWORD')
export const LEVEL = defineSearchAttributeKey('Level', 'KEYWORD')
export const STAGE = defineSearchAttributeKey('Stage', 'KEYWORD')
export const DUE = defineSearchAttributeKey('Due', 'DATETIME')

/** Codes and one date; nothing by which a person could be known. */
export function searchAttributesOf(situation: Situation): SearchAttributeUpdatePair[] {
  const { stage, level, subject } = situation
  const due = comingSteps(situation).find(movesTheCase)
  return [
    { key: DEPARTMENT, value: subject.department },
    { key: DISTRICT, value: subject.district },
    { key: LEVEL, value: level },
    { key: STAGE, value: stage },
    { key: DUE, value: due ? new Date(due.at) : null },
  ]
}
