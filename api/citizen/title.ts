/** Letters: long enough to know a grievance by, short enough for a line of a list. */
const LONGEST = 70

/** Sentences that end within the length and say enough to stand alone; `Rs. 500` and `Dr. Rao` are no ends. */
const WHOLE_SENTENCES = /^.{36,66}[\p{L}\p{M}]{4}[.!?।](?=\s+[\p{Lu}\p{Lo}])/u

/**
 * What a grievance is called: the description itself where it is short, else its beginning up to a whole sentence or
 * a whole word. The ellipsis says that a sentence goes on.
 */
export function titleOf(description: string): string {
  const line = description.trim().replace(/\s+/g, ' ')
  const whole = line.length <= LONGEST ? line : WHOLE_SENTENCES.exec(line)?.[0]
  if (whole) return whole.replace(/[.।]$/u, '')
  const space = line.slice(0, LONGEST + 1).lastIndexOf(' ')
  const cut = space > 0 ? line.slice(0, space) : firstLetters(line)
  return `${cut.replace(/[\p{P}\s]+$/u, '')}…`
}

/** A letter with its marks is one: Kannada is never cut in the middle of a syllable. */
const firstLetters = (line: string): string =>
  Array.from(new Intl.Segmenter().segment(line), ({ segment }) => segment)
    .slice(0, LONGEST)
    .join('')
