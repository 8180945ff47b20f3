import { isLanguage, type Language, type StateWords } from '../i18n'
import type { Approval, Approvals } from './approvals'
import { citizenTemplates } from './citizen-templates'
import { officerTemplates } from './officer-templates'
import { fits, SLOTS, type Slot, type SlotValues } from './slots'

const TEXTS = { ...citizenTemplates, ...officerTemplates }

export type TemplateName = keyof typeof TEXTS
export const TEMPLATE_NAMES = Object.keys(TEXTS) as TemplateName[]

/** The name under which the state writes: part of each text, not a variable of it. */
const BRAND = '{brand}'

const PLACEHOLDER = /\{([a-z]+)\}/g

/** A text that may go out: in a language that the register has approved. */
export interface ApprovedText extends Approval {
  language: Language
  text: string
}

/**
 * The text of a template in the reader's language, or in English where that language is not approved. Returns null where
 * neither is: then nothing can be sent.
 * @param words how the state names itself in each language
 * @param approvals under which ids the state has registered its texts
 */
export function approvedText(
  name: TemplateName,
  language: string,
  words: Record<Language, Pick<StateWords, 'brand'>>,
  approvals: Approvals,
): ApprovedText | null {
  for (const candidate of [language, 'en']) {
    const approval = approvals(name, candidate)
    if (approval && isLanguage(candidate)) {
      const text = TEXTS[name][candidate].replaceAll(BRAND, words[candidate].brand)
      return { ...approval, language: candidate, text }
    }
  }
  return null
}

/** The slots of a text in the order in which they stand: the first is VAR1. */
export function slotsOf(text: string): Slot[] {
  return [...text.matchAll(PLACEHOLDER)].map((match) => match[1] as Slot)
}

/** The text as it is handed to the DLT register, such as `... {#alphanumeric#} is registered`. */
export function registeredText(text: string): string {
  return text.replace(PLACEHOLDER, (_, slot: Slot) => `{#${SLOTS[slot].tag}#}`)
}

/** The text exactly as the citizen reads it, and the variables VAR1, VAR2, ... that the provider wants. */
export interface RenderedSms {
  text: string
  variables: Record<string, string>
}

/** Fills a text. A value that is missing or that the operators would drop is a bug of ours: it throws. */
export function renderSms(text: string, values: SlotValues): RenderedSms {
  const variables: Record<string, string> = {}
  const rendered = text.replace(PLACEHOLDER, (_, slot: Slot) => {
    const value = values[slot]
    if (value === undefined || !fits(slot, value))
      throw new Error(`SMS variable "${slot}" is missing or malformed`)
    variables[`VAR${Object.keys(variables).length + 1}`] = value
    return value
  })
  return { text: rendered, variables }
}
