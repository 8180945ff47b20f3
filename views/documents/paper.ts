import { languageOf } from '../case/script'
import { fullDay, numberInGroups } from '../format'
import type { Translator } from '../i18n'

/** Words with the language in which a screen reader should speak them. */
export interface Words {
  text: string
  language: string
}

export interface PaperFact {
  label: string
  values: Words[]
}

/** A step on the thread; `at` is empty where no day is known yet. */
export interface PaperStep {
  at: string
  what: string
  when: 'happened' | 'to-come'
  more: Words[]
}

export type PaperPart =
  | { kind: 'prose'; words: Words }
  | { kind: 'facts'; facts: PaperFact[] }
  | { kind: 'thread'; steps: PaperStep[] }
  | { kind: 'list'; items: Words[] }

export interface PaperSection {
  /** Null for what needs none, as it stands right below the head. */
  heading: string | null
  parts: PaperPart[]
}

/** What shows that the portal has issued the paper. */
export interface PaperCheck {
  /** QR code of the whole address, as SVG. */
  picture: string
  /** What the picture is, for whoever does not see it. */
  alt: string
  label: string
  /** The first letters of the code, to be typed. */
  short: string
}

/** All that stands on a paper, said and formatted: paper.typ only lays it out. */
export interface Paper {
  language: string
  /** Of the file: with the number, so that two are told apart. */
  title: string
  heading: string
  portal: string
  state: string
  lead: string
  number: { label: string; groups: string }
  check: PaperCheck
  sections: PaperSection[]
  /** At the foot of every page. */
  printed: string
  /** Said where somebody's words have letters for which there is no font. */
  incomplete: string
}

/** What somebody wrote, as it stands. */
export const asWritten = (text: string): Words => ({
  text: breakable(text.trim()),
  language: languageOf(text),
})

/** From here on a word may be broken: longer than any line, it would run off the paper. */
const LONGEST_WORD = 30
/** A place where a line may end, without a hyphen. */
const BREAK = '\u200b'
/**
 * A letter with its signs. A conjunct stays whole: what follows a virama of Devanagari, Gurmukhi or Kannada belongs to the
 * letter before it.
 */
const CLUSTER =
  /.(?:[\p{M}\u200c\u200d]|(?<=[\u094d\u0a4d\u0ccd][\u200c\u200d]?)\p{L}|(?<=\u200d)\p{Emoji})*/gsu

/** Lets lines end inside what has no spaces: an address of a page, or a key that was leant on. */
export const breakable = (text: string): string =>
  text.replace(/\S+/g, (word) =>
    word.length > LONGEST_WORD ? (word.match(CLUSTER) ?? []).join(BREAK) : word,
  )

/** A sentence or a name of ours. */
export const inWords = (t: Translator, text: string): Words => ({ text, language: t.language })

export const sentences = (t: Translator, texts: string[]): PaperPart => ({
  kind: 'list',
  items: texts.map((text) => inWords(t, text)),
})

export const fact = (label: string, ...values: Words[]): PaperFact => ({ label, values })

/** How anybody finds out whether the paper is genuine: the code, and where to ask. */
export interface Check {
  /** QR code of the page that answers for this paper, as SVG. */
  picture: string
  short: string
  /** Of the form, for whoever cannot scan. */
  address: string
}

export interface PaperProps {
  t: Translator
  number: string
  check: Check
  now: number
}

/** Head, foot and check of a paper; what is its own comes with `own`. */
export function paperWith(
  { t, number, check, now }: PaperProps,
  own: { title: string; lead: string; sections: PaperSection[] },
): Paper {
  const { picture, short, address } = check
  const title = `${own.title}, ${numberInGroups(number)}`
  const proof: PaperSection = {
    heading: t('papers.check.title'),
    parts: [
      { kind: 'prose', words: inWords(t, t('papers.check.text', { address: shown(address), check: short })) },
    ],
  }
  return {
    language: t.language,
    title,
    heading: own.title,
    portal: t('papers.portal'),
    state: t('papers.state'),
    lead: own.lead,
    number: { label: t('grievance.number'), groups: numberInGroups(number) },
    check: {
      picture,
      short,
      label: t('papers.check'),
      alt: t('papers.check.alt', { address: shown(address) }),
    },
    sections: [...own.sections, proof],
    printed: t('papers.printed', { day: fullDay(t.language, now) }),
    incomplete: t('papers.incomplete'),
  }
}

/** An address as people write it down: `portal.example/verify`. */
export const shown = (address: string): string => address.replace(/^https?:\/\//, '')
