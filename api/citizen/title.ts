/** Long enough to know a grievance by, short enough for a line of a list. */
const LONGEST = 80

/** The first sentence of a description, or its beginning up to a whole word. */
export function titleOf(description: string): string {
  const line = description.trim().replace(/\s+/g, ' ')
  const sentence = /^.{12,}?[.!?।](?=\s|$)/u.exec(line)?.[0] ?? line
  const title = sentence.replace(/[.।]$/u, '')
  if (title.length <= LONGEST) return title
  const cut = title.slice(0, LONGEST)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST / 2))}…`
}
