import type { Translator } from '../i18n'
import { languageOf } from './script'

/** What a case is called, to officers: in the citizen's words, or that those were erased. */
export const caseTitle = (t: Translator, title: string): string => title || t('my-data.erased-words')

/** Its language is told by its letters: the language that a citizen reads may have been corrected since. */
export const titleLanguage = (t: Translator, title: string): string =>
  title ? languageOf(title) : t.language
