/** What was typed into a field of one line, without the blanks that nobody sees. Empty for anything that is no text. */
export const oneLine = (value: unknown): string =>
  typeof value === 'string' ? value.trim().replace(/\s+/g, ' ') : ''
