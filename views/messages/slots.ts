import { dateFormat } from '../format'

/**
 * The variables that the operators let through. Each has one of the tags of the DLT register; a value that does not
 * fit its tag is dropped silently on the way, so the shape is made certain here.
 */
export const SLOTS = {
  /** Grievance number without spaces. */
  number: { tag: 'alphanumeric', longest: 14 },
  /** Number of another grievance. */
  other: { tag: 'alphanumeric', longest: 14 },
  /** One-time password. */
  code: { tag: 'numeric', longest: 6 },
  level: { tag: 'numeric', longest: 1 },
  /** A designation is one word to the register: DeputyCommissioner. */
  designation: { tag: 'alphanumeric', longest: 40 },
  place: { tag: 'alphanumeric', longest: 30 },
  /** A date takes three variables, because neither a space nor a full stop is allowed inside one. */
  day: { tag: 'numeric', longest: 2 },
  month: { tag: 'alphanumeric', longest: 10 },
  year: { tag: 'numeric', longest: 4 },
  /** Public origin of at most 40 characters, then `/a/` and 22 characters, or `/grievances/` and the number. */
  link: { tag: 'url', longest: 66 },
} as const

export type Slot = keyof typeof SLOTS
export type SlotValues = Partial<Record<Slot, string>>

const SHAPES = {
  numeric: /^[0-9]+$/,
  /** Letters of Indic scripts carry their vowel signs as marks. */
  alphanumeric: /^[\p{L}\p{M}\p{N}]+$/u,
  url: /^https?:\/\/[^\s]+$/,
}

/** Whether the operators would let this value through in this slot. */
export function fits(slot: Slot, value: string): boolean {
  const { tag, longest } = SLOTS[slot]
  return SHAPES[tag].test(value) && value.length <= longest
}

const SMALL_WORDS = /^(of|the|and)$/i

/**
 * A designation or a place as one word: "Deputy Commissioner" becomes "DeputyCommissioner", what stands in brackets is
 * left out. Returns null when even so it is longer than `longest`.
 */
export function asOneWord(name: string, longest: number): string | null {
  const words = name
    .replace(/\(.*?\)/g, ' ')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '' && !SMALL_WORDS.test(word))
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
  return joined !== '' && joined.length <= longest ? joined : null
}

/** Day, month and year in the state's own time, as the reader's language names them. */
export function dateSlots(
  instant: number,
  language: string,
): Required<Pick<SlotValues, 'day' | 'month' | 'year'>> {
  return {
    day: dateFormat(language, { day: 'numeric' }).format(instant).replace(/\D/g, ''),
    month: dateFormat(language, { month: 'long' }).format(instant),
    year: dateFormat(language, { year: 'numeric' }).format(instant).replace(/\D/g, ''),
  }
}
