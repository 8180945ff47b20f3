/** A short code, such as `http-429`, `smtp-550`, `ECONNRESET` or `no-address`; never a sentence. */
const CODE = /^[A-Za-z][A-Za-z0-9_-]{1,30}$|^\d{1,4}$/

/**
 * Makes a function that turns what a provider says into a label. A sentence becomes `words`: what it says stands in the
 * ledger, where it may be as long as it likes. Of codes only the first `most` are told apart; the rest are `other`, as
 * each new one would be a series for ever.
 */
export function boundedLabel(most: number): (said: string) => string {
  const known = new Set<string>()
  return (said) => {
    if (!CODE.test(said)) return 'words'
    if (!known.has(said) && known.size >= most) return 'other'
    known.add(said)
    return said
  }
}
