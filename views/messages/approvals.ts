import { LANGUAGES } from '../i18n'
import { TEMPLATE_NAMES, type TemplateName } from './templates'

/** Ids under which one text of one language is registered. */
export interface Approval {
  /** Id at the operators' DLT register, 19 digits. */
  dltId: string
  /** Id of the flow at MSG91 that carries that DLT id. */
  flowId: string
}

/** What the register has approved for this text in this language; null where nothing is: then English is sent. */
export type Approvals = (name: TemplateName, language: string) => Approval | null

/** Ids that nobody has registered: flows that say so, and numbers of the register from long before it began. */
const MADE_UP = /^(illustrative-|1107000000)/

/** Templates with a made-up id in some language. MSG91 takes none of them, not even a one-time password. */
export const illustrativeTemplates = (approvals: Approvals): TemplateName[] =>
  TEMPLATE_NAMES.filter((name) =>
    LANGUAGES.some((language) => {
      const { dltId, flowId } = approvals(name, language) ?? {}
      return [dltId, flowId].some((id) => id && MADE_UP.test(id))
    }),
  )
