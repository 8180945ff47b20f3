/** Something that the person at the keyboard can put right. The message says what happened and what to do. */
export class Problem extends Error {}

const terminal = process.stdout.isTTY
const everySeconds = terminal ? 1 : 15

/** Seconds since `started` (milliseconds), as people read them: 0.6 s, 42 s, 3 min 5 s. */
export function elapsed(started: number) {
  const seconds = (Date.now() - started) / 1000
  if (seconds < 10) return `${seconds.toFixed(1)} s`
  if (seconds < 60) return `${Math.round(seconds)} s`
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`
}

/** Lets a long step tell how far it is: shown at most once a second, or each 15 s where there is no terminal. */
export type Tell = (how: string) => void

/**
 * Runs one step of the launch and prints one line for it: `PostgreSQL 18 ... ready in 0.6 s`.
 * What `work` returns as `note` follows in brackets.
 */
export async function step<Result>(title: string, work: (tell: Tell) => Promise<Result>): Promise<Result> {
  const started = Date.now()
  let told = started
  const tell: Tell = (how) => {
    if (Date.now() - told < everySeconds * 1000) return
    told = Date.now()
    write(`${title} ... ${how}, ${elapsed(started)}`, !terminal)
  }
  if (terminal) write(`${title} ...`, false)
  try {
    const result = await work(tell)
    write(`${title} ... ready in ${elapsed(started)}`, true)
    return result
  } catch (problem) {
    write(`${title} ... failed after ${elapsed(started)}`, true)
    throw problem
  }
}

function write(line: string, ends: boolean) {
  process.stdout.write(`${terminal ? '\r\x1b[K' : ''}  ${line}${ends ? '\n' : ''}`)
}
