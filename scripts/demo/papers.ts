import sharp from 'sharp'
import type { Chance } from './chance'

/** As a telephone would take it, only smaller: a coloured picture. */
export async function photo(name: string, chance: Chance): Promise<File> {
  const background = { r: chance.between(60, 220), g: chance.between(60, 220), b: chance.between(60, 220) }
  const picture = await sharp({ create: { width: 480, height: 360, channels: 3, background } })
    .jpeg()
    .toBuffer()
  return new File([new Uint8Array(picture)], name, { type: 'image/jpeg' })
}

/** The smallest PDF with a page. */
const PAGE = [
  '%PDF-1.4',
  '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
  '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
  '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj',
  'trailer<</Root 1 0 R>>',
  '%%EOF',
].join('\n')

export const paper = (name: string): File => new File([PAGE], name, { type: 'application/pdf' })
