import type { Language } from '../../../views/i18n'
import type { Occasion } from '../../../scripts/demo/texts/texts'
import type { Writer } from '../../../scripts/demo/writer'

/** Words of no language, one for each script: whatever people write in a planted play holds one of them. */
export const MARKS: Record<Language, string> = { en: 'zqxvkjw', kn: 'ಝಙಘಠಢಥ', hi: 'झङघठढथ', pa: 'ਝਙਘਠਢਥ' }

/** All that a planted play puts in begins so: texts with the mark of their script, mobile numbers with these digits. */
export const NEEDLES = [...Object.values(MARKS), '99000300', 'anita.thomas@example.org']

export type Kind = Occasion | 'name' | 'description' | 'report' | 'address' | 'file' | 'group' | 'panchayat'

/** A writer whose words can be found again; `drawn` collects all that were really written. */
export function planted(writer: Writer): { writer: Writer; drawn: Set<string> } {
  const drawn = new Set<string>()
  const mark = (kind: Kind, language: Language): string => {
    const marked = `${MARKS[language]}${kind}`
    drawn.add(marked)
    return marked
  }
  /** At both ends: whoever shows the beginning only is found too. */
  const around = (kind: Kind, language: Language, text: string) =>
    `${mark(kind, language)} ${text} ${mark(kind, language)}`
  return {
    drawn,
    writer: {
      describes: (topic, language) => around('description', language, writer.describes(topic, language)),
      reports: (topic, language) => around('report', language, writer.reports(topic, language)),
      says: (occasion, language) => around(occasion, language, writer.says(occasion, language)),
      address: (language) => around('address', language, writer.address(language)),
      fileName: (kind, language) => `${mark('file', language)} ${writer.fileName(kind, language)}`,
      bodies: (kind, language) => `${mark(kind, language)} ${writer.bodies(kind, language)}`,
      names: (index, language) => `${MARKS[language]}name ${writer.names(index, language)}`,
    },
  }
}
