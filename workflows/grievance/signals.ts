import { defineSignal } from '@temporalio/workflow'
import type { Action } from './actions'

/**
 * Everything that a person or an outside system does to a case. One signal, so that actions keep their order;
 * a repeated id changes nothing.
 */
export const act = defineSignal<[Action]>('act')
