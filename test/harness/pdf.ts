import { inflateSync } from 'node:zlib'
import { PDFiumLibrary } from '@hyzyla/pdfium'

/** The text of each page as Chrome's reader copies it and a screen reader speaks it, on one line, without breaks. */
export async function pagesOf(pdf: Uint8Array): Promise<string[]> {
  const library = await PDFiumLibrary.init()
  try {
    const document = await library.loadDocument(pdf)
    const pages = [...document.pages()].map((page) => plain(page.getText()))
    document.destroy()
    return pages
  } finally {
    library.destroy()
  }
}

/**
 * Words to be looked for in a PDF: without spaces, since a PDF has glyphs at places, and none between words; and
 * without places where a line may end.
 */
export const plain = (text: string): string => text.replace(/[\s\u200b\u00a0\ufffe]+/g, '').normalize('NFC')

/** What lies in the streams and objects of a PDF, opened: for what no reader tells, such as its tags. */
export function insidesOf(pdf: Uint8Array): string {
  const bytes = Buffer.from(pdf)
  const raw = bytes.toString('latin1')
  const streams = [...raw.matchAll(/stream\r?\n/g)].map(({ index, 0: word }) => {
    const from = index + word.length
    try {
      return inflateSync(bytes.subarray(from, raw.indexOf('endstream', from))).toString('latin1')
    } catch {
      return ''
    }
  })
  return [raw, ...streams].join('\n')
}
