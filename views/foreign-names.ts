import type { Language } from './i18n'

/** Without an end of their own. */
const VOID = new Set(['area', 'base', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr'])
/** In these no element may stand. */
const PLAIN = new Set(['title', 'textarea', 'script', 'style', 'code'])

/** A tag, or the text up to the next one. No value of an attribute has a bare `<` or `>` in our markup. */
const PARTS = /<[^>]*>|[^<]+/g
/**
 * Entities and addresses of the web or of mail are passed over. Else Latin words in a row, with what stands between
 * words of a name.
 */
const LATIN =
  /&#?\w+;|https?:\/\/[^\s<]+|[\w.+-]{1,64}@[\w.-]+|[A-Za-z][A-Za-z’]*(?:(?:[ \u00a0,.()/–-]|&amp;|&#39;|\d)+[A-Za-z][A-Za-z’]*)*/g
/** SMS, PDF, KB and numbers of grievances have no small letters in a row. */
const WORD = /[A-Za-z][a-z]{2}/

interface Open {
  tag: string
  language: string
}

/**
 * The same page, with `lang="en"` on names that stand in it in English only: services, places and posts of a state
 * whose data lack the language, and names of people as they wrote them. A screen reader says them with its English
 * voice instead of spelling them. Done by script, in one place, so that no page forgets a name: whatever is in Latin
 * letters, within text that is in the language of the page, is in another one.
 */
export function markForeignNames(html: string, language: Language): string {
  if (language === 'en') return html
  const open: Open[] = [{ tag: '', language }]
  const parts = html.match(PARTS) ?? []
  return parts
    .map((part, index) => {
      if (part.startsWith('<')) return follow(open, part, parts[index + 1] ?? '', language)
      const { tag, language: spoken } = open.at(-1) ?? { tag: '', language }
      if (spoken !== language || PLAIN.has(tag) || tag === 'option') return part
      return marked(part)
    })
    .join('')
}

/** What stands among other words stays one piece with them, since a list or a table may lay out each piece by itself. */
function marked(text: string): string {
  const named = text.replace(LATIN, (found) => (isName(found) ? `<span lang="en">${found}</span>` : found))
  if (named === text) return text
  return /^\s*<span lang="en">[^<]*<\/span>\s*$/.test(named) ? named : `<span>${named}</span>`
}

const isName = (found: string): boolean => WORD.test(found) && !/^&|:\/\/|@/.test(found)

/** Keeps which element is open, and in which language it is. */
function follow(open: Open[], tag: string, text: string, language: Language): string {
  const name = /^<\/?([a-z0-9]+)/i.exec(tag)?.[1]?.toLowerCase()
  if (name === undefined || VOID.has(name)) return tag
  if (tag.startsWith('</')) {
    open.pop()
    return tag
  }
  const own = /\slang="([^"]*)"/.exec(tag)?.[1]
  const around = open.at(-1)?.language ?? language
  if (!tag.endsWith('/>')) open.push({ tag: name, language: own ?? around })
  // An option holds text only, so that it is marked as a whole.
  const foreign = name === 'option' && own === undefined && around === language && isForeign(text)
  return foreign ? tag.replace(/^<option/, '<option lang="en"') : tag
}

const isForeign = (text: string): boolean => WORD.test(text) && !/[\u0900-\u0dff]/.test(text)
