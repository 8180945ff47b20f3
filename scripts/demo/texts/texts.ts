import type { Language } from '../../../views/i18n'

// All people, places in streets and happenings in this folder are fictitious.

/** What grievances of the demonstration are about; each fits one service or several, of one state or of both. */
export const TOPICS = {
  pension: ['old-age-pension'],
  widow: ['widow-pension'],
  ration: ['ration-shop', 'ration-depot'],
  'ration-card': ['ration-card'],
  light: ['street-light', 'village-street-light'],
  water: ['village-drinking-water', 'town-water-supply'],
  road: ['village-road', 'town-road', 'village-link-road'],
  drain: ['village-drain', 'underground-drainage', 'sewerage', 'panchayat-works'],
  garbage: ['garbage'],
  bill: ['electricity-bill'],
  transformer: ['transformer'],
  wire: ['live-wire'],
  mutation: ['land-mutation', 'mutation'],
  survey: ['land-survey', 'demarcation'],
  certificate: ['caste-income-certificate', 'income-certificate'],
  crop: ['crop-loss-relief', 'crop-damage-compensation'],
  wages: ['mgnrega-wages'],
  school: ['school-building'],
  meal: ['midday-meal'],
  scholarship: ['scholarship-sc', 'backward-class-scholarship', 'scholarship-bc-minority'],
  bus: ['bus-service'],
  tax: ['town-property-tax', 'property-tax'],
  housing: ['rural-housing'],
  anganwadi: ['anganwadi'],
} as const satisfies Record<string, string[]>

export type Topic = keyof typeof TOPICS

/** What somebody writes on the way, apart from descriptions and reports. */
export type Occasion =
  | 'satisfied'
  | 'not-satisfied'
  | 'ask'
  | 'answer'
  | 'interim'
  | 'park'
  | 'kept'
  | 'transfer'
  | 'send-up'
  | 'propose'
  | 'confirm'
  | 'refuse'
  | 'report-above'
  | 'direct'
  | 'owed'
  | 'note'
  | 'withdraw'
  | 'reopen'
  | 'contest'
  | 'call'
  | 'other-matter'

/** All that people of the demonstration write in one language. `{n}` is a small number. */
export interface Texts {
  /** By topic: what citizens describe, and what officers report in the end. */
  matters: Record<Topic, { tells: string[]; done: string }>
  words: Record<Occasion, string[]>
  people: string[]
  addresses: string[]
  /** Of whom somebody speaks who does not speak for one person. */
  bodies: { group: string; panchayat: string }
  files: { photo: string; paper: string }
}

export type AllTexts = Record<Language, Texts>
