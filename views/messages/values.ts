import type { Language, StateWords } from '../i18n'
import { asOneWord, dateSlots, SLOTS, type SlotValues } from './slots'

/** What the ledger keeps of a message: codes and instants, from which the text is made when it is sent. */
export type MessageVariables = {
  number?: string
  /** Whose turn it is. */
  posting?: string
  /** The one day that the message names. */
  on?: number
  level?: number
  other?: string
  /** Action id of the report that the link opens; without it a link leads to the case. */
  report?: string
  /** `followed`: the link leads to the page of who has added his own to the case. */
  page?: string
}

/** How the people of the State call the holder of a posting: "Tahsildar", "Hubballi". Null for a code it does not know. */
export type PostingNames = (
  posting: string,
  language: string,
) => { designation: string; place: string } | null

/** Whole addresses, built where all addresses are built. */
export interface MessageLinks {
  report: (number: string, report: string) => string
  grievance: (number: string) => string
  /** The page of who has added his own to the case. */
  followed: (number: string) => string
  officerCase: (number: string) => string
}

export interface MessageSources {
  words: Record<Language, StateWords>
  names: PostingNames
  links: MessageLinks
}

/** The values of all slots that these variables can fill; a text takes those that it names. */
export function slotValues(
  variables: MessageVariables,
  language: string,
  sources: MessageSources,
): SlotValues {
  const { number, other, level, on } = variables
  return {
    number,
    other,
    level: level === undefined ? undefined : String(level),
    ...(on === undefined ? {} : dateSlots(on, language)),
    ...whoAndWhere(variables, language, sources.names),
    link: linkOf(variables, sources.links),
  }
}

/** Where the citizen reads more: the report itself, else the case. */
export function linkOf({ number, report, page }: MessageVariables, links: MessageLinks): string | undefined {
  if (!number) return undefined
  if (page === 'followed') return links.followed(number)
  return report ? links.report(number, report) : links.grievance(number)
}

function whoAndWhere(
  { posting, level }: MessageVariables,
  language: string,
  names: PostingNames,
): SlotValues {
  if (!posting) return {}
  const named = names(posting, language)
  const designation = named && asOneWord(named.designation, SLOTS.designation.longest)
  return {
    designation: designation ?? officerOfLevel(level, language),
    place: placeOf(posting, named?.place),
  }
}

/** Stands for the rare designation that is longer than the register allows. */
function officerOfLevel(level: number | undefined, language: string): string {
  const digit = level ?? ''
  switch (language) {
    case 'kn':
      return `ಹಂತ${digit}ಅಧಿಕಾರಿ`
    case 'hi':
      return `स्तर${digit}अधिकारी`
    case 'pa':
      return `ਪੱਧਰ${digit}ਅਧਿਕਾਰੀ`
    default:
      return `Level${digit}Officer`
  }
}

/** The place's own name, else as many of its first words as fit, else the last part of its code. */
function placeOf(posting: string, name: string | undefined): string {
  const words = (name ?? '').split(' ')
  for (let count = words.length; count > 0; count -= 1) {
    const fitting = asOneWord(words.slice(0, count).join(' '), SLOTS.place.longest)
    if (fitting) return fitting
  }
  const code = posting.split(/[@.]/).at(-1) ?? posting
  const word = asOneWord(code.replaceAll('-', ' '), SLOTS.place.longest)
  return word ?? code.replace(/[^a-z0-9]/gi, '').slice(0, SLOTS.place.longest)
}
