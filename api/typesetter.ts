import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parentPort } from 'node:worker_threads'
import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler'
import type { ToPrint, Printed } from './typeset'

/**
 * The thread that makes PDFs of papers. The compiler and the fonts take half a second and some 60 MB, and each paper
 * tens of milliseconds in which this thread does nothing else: no page waits for it. Node itself runs this file, so it
 * takes nothing of ours but types.
 */
const FONTS = [
  // Devanagari is in it, with all conjuncts.
  '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
  '@expo-google-fonts/noto-sans-kannada/400Regular/NotoSansKannada_400Regular.ttf',
  '@expo-google-fonts/noto-sans-kannada/700Bold/NotoSansKannada_700Bold.ttf',
  '@expo-google-fonts/noto-sans-gurmukhi/400Regular/NotoSansGurmukhi_400Regular.ttf',
  '@expo-google-fonts/noto-sans-gurmukhi/700Bold/NotoSansGurmukhi_700Bold.ttf',
  '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
]

/** The compiler reads files of this folder, and of no other. */
const workspace = fileURLToPath(new URL('../views/documents', import.meta.url))
const template = join(workspace, 'paper.typ')
const { resolve } = createRequire(import.meta.url)
const fontBlobs = FONTS.map((font) => readFileSync(resolve(font)))
const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs }] })

/** The compiler keeps what it laid out for the next that is alike; after so many others it lets it go. */
const REMEMBERED = 3

function print({ paper, at }: Omit<ToPrint, 'id'>): Omit<Printed, 'id'> {
  try {
    return { pdf: pdfOf(paper, at, 'no') }
  } catch (error) {
    // PDF/UA takes no paper with a letter that no font has. It is printed all the same, and says so.
    if (!String(error).includes('could not be displayed')) throw error
    return { pdf: pdfOf(paper, at, 'yes') }
  }
}

function pdfOf(paper: string, at: number, incomplete: 'yes' | 'no'): Uint8Array {
  const compiled = compiler.compile({ mainFilePath: template, inputs: { paper, incomplete } })
  if (!compiled.result) {
    const error = compiled.takeError()
    throw new Error(error ? JSON.stringify(compiler.fetchDiagnostics(error)) : 'nothing came of it')
  }
  const pdf = compiler.pdf(compiled.result, {
    creationTimestamp: Math.floor(at / 1000),
    ...(incomplete === 'no' ? { pdfStandard: PdfStandard.UA_1 } : {}),
  })
  return fromTheLeft(pdf)
}

/**
 * Typst takes `pa` for the Punjabi of Pakistan, and tells readers that such a file runs from the right: what is copied
 * from it is in the wrong order then. This stands once, in the catalogue at the end of the file.
 */
function fromTheLeft(pdf: Buffer): Buffer {
  const at = pdf.lastIndexOf('/Direction /R2L')
  if (at >= 0) pdf.write('/Direction /L2R', at, 'latin1')
  return pdf
}

function answer({ id, ...asked }: ToPrint): Printed {
  try {
    return { id, ...print(asked) }
  } catch (error) {
    return { id, fault: String(error) }
  } finally {
    compiler.evictCache(REMEMBERED)
  }
}

parentPort?.on('message', (asked: ToPrint) => parentPort?.postMessage(answer(asked), []))
