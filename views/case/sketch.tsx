import type { Translator } from '../i18n'

/** A town on a sketch, in pixels from the top left, and on which side of its dot the name stands. */
export interface SketchPlace {
  name: string
  x: number
  y: number
  anchor: 'start' | 'end' | 'above' | 'below'
}

/** Where towns lie to each other: no roads, no borders, no third party's tiles. */
export interface Sketch {
  /** Pixels of a side; north is up. */
  side: number
  places: SketchPlace[]
  bar: { km: number; length: number }
  /** Kilometres to which a touch on it is right. */
  exact: number
  /** The citizen's point. */
  point?: { x: number; y: number }
}

/** A point of a grievance as it is read, opened and looked at. */
export interface PointWords {
  latitude: number
  longitude: number
  /** "About 3 km north-east of Kundgol"; null far from every town. */
  said: string | null
  /** Null where too few towns are known. */
  sketch: Sketch | null
}

/** Figures as they were given: how many decimals there are says how exact they are. */
export const coordinates = ({ latitude, longitude }: { latitude: number; longitude: number }): string =>
  `${latitude}, ${longitude}`

/** The point in words, as figures that open the map app of a phone, and on a sketch. */
export function PointOnMap({ t, point, note }: { t: Translator; point: PointWords; note?: string }) {
  const { sketch, said } = point
  const figures = `${point.latitude},${point.longitude}`
  return (
    <div class="point">
      {said && <p>{said}</p>}
      <p>
        <a href={`geo:${figures}?q=${figures}`}>
          {coordinates(point)}
          <span class="unseen">. {t('place.point.open')}</span>
        </a>
      </p>
      {sketch && <SketchFigure t={t} sketch={sketch} />}
      {note && <small class="block">{note}</small>}
    </div>
  )
}

function SketchFigure({ t, sketch }: { t: Translator; sketch: Sketch }) {
  const label = t('place.point.sketch-of', { places: namesOn(t, sketch) })
  return (
    <svg
      class="sketch"
      viewBox={`0 0 ${sketch.side} ${sketch.side}`}
      width={sketch.side}
      height={sketch.side}
      role="img"
      aria-label={label}
    >
      <Drawing t={t} sketch={sketch} />
    </svg>
  )
}

/** As a picture of its own, for the form: it has no page whose styles it could use. */
export function SketchPicture({ t, sketch }: { t: Translator; sketch: Sketch }) {
  const { side } = sketch
  return (
    <svg xmlns="http://www.w3.org/2000/svg" viewBox={`0 0 ${side} ${side}`} width={side} height={side}>
      <Drawing t={t} sketch={sketch} />
    </svg>
  )
}

export const namesOn = (t: Translator, { places }: Sketch): string =>
  new Intl.ListFormat(t.language, { type: 'unit' }).format(places.map(({ name }) => name))

const FONTS =
  "system-ui, 'Noto Sans', 'Noto Sans Kannada', 'Noto Sans Devanagari', 'Noto Sans Gurmukhi', sans-serif"
const INK = '#14212b'

function Drawing({ t, sketch }: { t: Translator; sketch: Sketch }) {
  const { side, places, point } = sketch
  return (
    <g font-family={FONTS} font-size="12" fill={INK}>
      <rect x="0.5" y="0.5" width={side - 1} height={side - 1} fill="#f4f6f5" stroke="#5d6b77" />
      {places.map((place) => (
        <Town place={place} />
      ))}
      <North t={t} side={side} />
      <Bar t={t} sketch={sketch} />
      {point && <Marker {...point} />}
    </g>
  )
}

/** A hundredth of a pixel is seen by nobody, and would be half of what the picture weighs. */
const round = (pixels: number): number => Math.round(pixels * 10) / 10

function Town({ place: { name, x, y, anchor } }: { place: SketchPlace }) {
  const beside = { start: [6, 4], end: [-6, 4], above: [0, -8], below: [0, 17] }[anchor]
  const [right = 0, down = 0] = beside
  return (
    <>
      <circle cx={round(x)} cy={round(y)} r="3" />
      <text
        x={round(x + right)}
        y={round(y + down)}
        text-anchor={anchor === 'start' || anchor === 'end' ? anchor : 'middle'}
      >
        {name}
      </text>
    </>
  )
}

function North({ t, side }: { t: Translator; side: number }) {
  return (
    <text x={side - 8} y="16" text-anchor="end" fill="#485764">
      {t('place.sketch.north')} ↑
    </text>
  )
}

/** The scale, and whose figures these are: the licence asks for it wherever they are shown. */
function Bar({ t, sketch: { side, bar } }: { t: Translator; sketch: Sketch }) {
  const y = side - 10
  return (
    <>
      <path
        d={`M8 ${y - 4}V${y}H${round(8 + bar.length)}V${y - 4}`}
        fill="none"
        stroke={INK}
        stroke-width="1.5"
      />
      <text x={round(14 + bar.length)} y={y} fill="#485764">
        {t('place.sketch.km', { km: bar.km })}
      </text>
      <text x={side - 6} y={y + 2} text-anchor="end" font-size="8.5" fill="#485764">
        {t('place.sketch.credit')}
      </text>
    </>
  )
}

/** The point: a ring with a cross, so that it is no town even where colours are not seen. */
export function Marker({ x, y }: { x: number; y: number }) {
  return (
    <g transform={`translate(${round(x)} ${round(y)})`} class="marker">
      <circle r="22" fill="transparent" />
      <circle r="9" fill="#ffffff" fill-opacity="0.7" stroke="#0b4a72" stroke-width="3" />
      <path d="M-14 0H14M0 -14V14" stroke="#0b4a72" stroke-width="2" />
    </g>
  )
}
