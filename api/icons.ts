import sharp from 'sharp'

/** Pictures of the portal's mark for the home screens of telephones, which take no SVG. */
const ICONS = {
  'icon-small': { size: 192, share: 1 },
  'icon-large': { size: 512, share: 1 },
  /** Android cuts it to a circle, a drop or a square; what lies in a circle of four fifths is always seen. */
  'icon-maskable': { size: 512, share: 0.8 },
  /** iOS rounds the corners by itself. */
  'icon-apple': { size: 180, share: 0.9 },
} as const
export type IconName = keyof typeof ICONS

/** The accent of tokens.css, on which the mark stands. */
const GROUND = '#0b4a72'

export async function drawIcons(svg: Buffer): Promise<Record<IconName, Buffer>> {
  const drawn = await Promise.all(
    Object.entries(ICONS).map(async ([name, { size, share }]) => [name, await draw(svg, size, share)]),
  )
  return Object.fromEntries(drawn)
}

/** @param share of the picture that the mark takes; the ground fills the rest, and the corners too */
async function draw(svg: Buffer, size: number, share: number): Promise<Buffer> {
  const side = Math.round(size * share)
  const mark = sharp(svg, { density: (72 * side) / 40 }).resize(side, side)
  if (share === 1) return mark.png().toBuffer()
  const edge = Math.floor((size - side) / 2)
  const rest = size - side - edge
  return mark
    .extend({ top: edge, left: edge, bottom: rest, right: rest, background: GROUND })
    .flatten({ background: GROUND })
    .png()
    .toBuffer()
}
