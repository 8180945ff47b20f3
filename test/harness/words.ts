import { stateWords } from '../../api/portal'
import { readState } from '../../reference/state'

/** How Karnataka is named in the words of each language. */
export const WORDS = stateWords(readState('karnataka'))
