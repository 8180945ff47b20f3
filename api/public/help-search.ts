import type { Context } from 'hono'
import { LANGUAGES } from '../../views/i18n'
import type { Portal } from '../../views/layouts/page'
import { ALL_QUESTIONS, type HelpQuestion } from '../../views/pages/help-topics'
import { plainForm, spelledForm, wordsOf } from '../citizen/spelling'
import { wholeKeywords } from '../citizen/whole-keywords'
import { forgivingIndex } from '../forgiving-index'
import { translatorFor } from '../middleware/language'
import type { Env } from '../route'
import { pageFacts } from './page-facts'

/** A question with what it says in all languages. */
interface Entry extends HelpQuestion {
  code: string
  question: string
  texts: { asked: string; answer: string; words: string }
}

/** What scores less than this share of the best is left out. */
const NEAR = 0.35
/** More are no answer. */
const MOST = 8
const WORDS_READ = 30
/** A question of which a whole keyword stands in the text: "otp nahi aaya" is not any question about codes. */
const WHOLE = 2
/** The grievance itself, in the spelling of `spelling.ts`: every question here is about it. */
const ABOUT_ALL = new Set(['duru', 'durina', 'durige', 'durinali'])

/** Made once for a portal: some fifty short texts in four languages. */
const made = new WeakMap<Portal, ReturnType<typeof indexFor>>()

/** The questions that speak of these words, in any language and any spelling, the likeliest first. */
export function searchHelp(c: Context<Env>, text: string): HelpQuestion[] {
  const { portal } = c.var.deps
  const known = made.get(portal) ?? indexFor(c)
  made.set(portal, known)
  const all = wordsOf(text).slice(0, WORDS_READ)
  const telling = all.filter((word) => plainForm(word) !== null && !ABOUT_ALL.has(spelledForm(word)))
  const spoken = known.whole(all)
  const found = known.index.search((telling.length > 0 ? telling : all).join(' '), {
    boostDocument: (code: string) => (spoken.has(code) ? WHOLE : 1),
  })
  const best = found[0]?.score ?? 0
  return found
    .filter(({ score }) => score >= best * NEAR)
    .slice(0, MOST)
    .flatMap(({ id }) => known.byCode.get(id as string) ?? [])
}

function indexFor(c: Context<Env>) {
  const entries = ALL_QUESTIONS.map((one) => entryOf(c, one))
  const index = forgivingIndex(entries, {
    boost: { asked: 3, words: 2.5, answer: 1 },
    textOf: ({ texts }, field) => texts[field as keyof Entry['texts']],
    tokenize: wordsOf,
    processTerm: (word) => spelledForm(word) || null,
  })
  const keywords = entries.map(({ code, texts }) => ({ code, keywords: { all: texts.words.split(', ') } }))
  const byCode = new Map(entries.map((entry) => [entry.code, entry]))
  return { index, byCode, whole: wholeKeywords(keywords) }
}

function entryOf(c: Context<Env>, one: HelpQuestion): Entry {
  const code = `${one.topic}.${one.question}`
  const inAll = (part: string) =>
    LANGUAGES.map((language) => {
      const t = translatorFor(c, language)
      return t(`help.${code}.${part}`, pageFacts(c, t))
    }).join(part === 'words' ? ', ' : ' ')
  return {
    ...one,
    code,
    texts: { asked: inAll('question'), answer: inAll('answer'), words: inAll('words') },
  }
}
