import type { SketchPlace } from '../views/case/sketch'

/** Size of the letters on a sketch, and how wide one is at most, in pixels: Indian letters are wider than Latin ones. */
const LETTER = { height: 12, latin: 6.4, indian: 8.6 }
/** From the point to its name. */
const GAP = 6
/** Half of what a town's dot and the citizen's point take, in pixels. */
const DOT = 4
const MARKER = 13

interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

interface Unnamed {
  name: string
  x: number
  y: number
}

/**
 * Gives each place the side on which its name has room, the important ones first. Whatever has no room for its name
 * is left out: a point without a name tells nothing.
 */
export function labelled(places: Unnamed[], side: number, point?: { x: number; y: number }): SketchPlace[] {
  // The corners below hold the scale, the one above the arrow to the north.
  const taken: Box[] = [
    { left: 0, right: side, top: side - 26, bottom: side },
    { left: side - 62, right: side, top: 0, bottom: 20 },
    ...(point ? [around(point, MARKER)] : []),
  ]
  const shown: SketchPlace[] = []
  for (const place of places) {
    const width = widthOf(place.name)
    const found = ANCHORS.map((anchor) => ({ anchor, box: boxOf(place, width, anchor) })).find(
      ({ box }) => isInside(box, side) && !taken.some((other) => touches(box, other)),
    )
    if (!found) continue
    taken.push(found.box, around(place, DOT))
    shown.push({ ...place, anchor: found.anchor })
  }
  return shown
}

const ANCHORS = ['start', 'end', 'above', 'below'] as const

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

function widthOf(name: string): number {
  const letters = [...graphemes.segment(name)].length
  return (
    letters *
    (/\p{Script=Kannada}|\p{Script=Devanagari}|\p{Script=Gurmukhi}/u.test(name)
      ? LETTER.indian
      : LETTER.latin)
  )
}

function boxOf({ x, y }: Unnamed, width: number, anchor: SketchPlace['anchor']): Box {
  const half = LETTER.height * 0.7
  if (anchor === 'start') return { left: x + GAP, right: x + GAP + width, top: y - half, bottom: y + half }
  if (anchor === 'end') return { left: x - GAP - width, right: x - GAP, top: y - half, bottom: y + half }
  const middle = { left: x - width / 2, right: x + width / 2 }
  return anchor === 'above'
    ? { ...middle, top: y - GAP - 2 * half, bottom: y - GAP }
    : { ...middle, top: y + GAP, bottom: y + GAP + 2 * half }
}

const around = ({ x, y }: { x: number; y: number }, half: number): Box => ({
  left: x - half,
  right: x + half,
  top: y - half,
  bottom: y + half,
})

const isInside = ({ left, right, top, bottom }: Box, side: number): boolean =>
  left >= 2 && right <= side - 2 && top >= 2 && bottom <= side - 2

const touches = (one: Box, other: Box): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
