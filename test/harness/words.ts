import { stateWords } from '../../api/portal'
import { approvalsOf } from '../../reference/sms'
import { readState } from '../../reference/state'
import { TEMPLATE_NAMES } from '../../views/messages/templates'

/** How Karnataka is named in the words of each language. */
export const WORDS = stateWords(readState('karnataka'))

/** Under which ids Karnataka's SMS are registered. */
export const APPROVALS = approvalsOf('karnataka', TEMPLATE_NAMES)
