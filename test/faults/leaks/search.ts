import { NEEDLES } from './planted'

/** Something that was looked through, in bytes as they lie or travel there. */
export interface Piece {
  where: string
  bytes: Uint8Array
}

/** A place where nothing that people wrote may be. More are added to the list in sinks.ts. */
export interface Sink {
  name: string
  pieces(): AsyncIterable<Piece> | Iterable<Piece>
}

export interface Found {
  sink: string
  pieces: number
  bytes: number
  /** Where something was found, with what stands around it. */
  leaks: string[]
}

/** As UTF-8, as JSON escapes, in an address and in base64. */
export function formsOf(needle: string): string[] {
  const escaped = [...needle]
    .map((letter) => (letter > '~' ? `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}` : letter))
    .join('')
  const base64 = [0, 1, 2].map((before) => base64After(before, needle))
  const forms = [needle, escaped, encodeURIComponent(needle), ...base64]
  return [...new Set(forms)].map((form) => Buffer.from(form).toString('latin1'))
}

/** The letters that a needle alone decides, where so many bytes stand before it: all but those it shares at its ends. */
function base64After(before: number, needle: string): string {
  const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(needle)])
  const [first, end] = [Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6)]
  return bytes.toString('base64').slice(first, end)
}

/** All forms of all that was planted. */
export const PLANTED = NEEDLES.flatMap(formsOf)

/** Looks in one sink for everything planted, or for other needles in all their forms. */
export async function lookThrough({ name, pieces }: Sink, forms = PLANTED): Promise<Found> {
  const found: Found = { sink: name, pieces: 0, bytes: 0, leaks: [] }
  for await (const { where, bytes } of pieces()) {
    found.pieces += 1
    found.bytes += bytes.byteLength
    const text = Buffer.from(bytes).toString('latin1')
    for (const form of forms) {
      const at = text.indexOf(form)
      if (at >= 0)
        found.leaks.push(
          `${where}: ${Buffer.from(text.slice(Math.max(0, at - 60), at + 80), 'latin1').toString()}`,
        )
    }
  }
  return found
}

export const pieceOf = (where: string, content: unknown): Piece => ({
  where,
  bytes: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
})
