import type { Language } from '../../views/i18n'
import type { Chance } from './chance'
import { en } from './texts/en'
import { hi } from './texts/hi'
import { kn } from './texts/kn'
import { pa } from './texts/pa'
import type { AllTexts, Occasion, Topic } from './texts/texts'

/** Who writes all that people of the demonstration say. A test may have somebody else write. */
export interface Writer {
  describes(topic: Topic, language: Language): string
  reports(topic: Topic, language: Language): string
  says(occasion: Occasion, language: Language): string
  address(language: Language): string
  fileName(kind: 'photo' | 'paper', language: Language): string
  /** The name of those for whom somebody speaks. */
  bodies(kind: 'group' | 'panchayat', language: Language): string
  /** The name of the citizen with this number. */
  names(index: number, language: Language): string
}

const TEXTS: AllTexts = { en, hi, kn, pa }

export function writerOf(chance: Chance): Writer {
  const filled = (text: string): string => text.replace('{n}', String(chance.between(2, 9)))
  return {
    describes: (topic, language) => filled(chance.pick(TEXTS[language].matters[topic].tells)),
    reports: (topic, language) => TEXTS[language].matters[topic].done,
    says: (occasion, language) => filled(chance.pick(TEXTS[language].words[occasion])),
    address: (language) => filled(chance.pick(TEXTS[language].addresses)),
    fileName: (kind, language) => TEXTS[language].files[kind],
    bodies: (kind, language) => TEXTS[language].bodies[kind],
    names: (index, language) => nameOf(TEXTS[language].people, index),
  }
}

/** A first name of one and the last name of another: more people than names. */
function nameOf(people: string[], index: number): string {
  const first = people[index % people.length] ?? ''
  const last = people[(index + Math.floor(index / people.length)) % people.length] ?? ''
  return [...first.split(' ').slice(0, -1), ...last.split(' ').slice(-1)].join(' ')
}
