import { coordinates, Marker, namesOn, type PointWords, type Sketch } from '../../case/sketch'
import { Button } from '../../components/button'
import { IdempotencyKey, TextField, type Faults } from '../../components/field'
import { Notification } from '../../components/notification'
import { TYPED_FORM } from '../../components/typed'
import type { Translator } from '../../i18n'
import { Phone } from './phone'
import { Step } from './step'

/** A sketch to be touched, and how its pixels become degrees. */
export interface TouchSketch {
  sketch: Sketch
  /** Degrees of the corner at the top left, and of the sides. */
  north: number
  west: number
  height: number
  width: number
  /** How many decimals a touch is worth. */
  decimals: number
  /** Address of the picture. */
  picture: string
}

interface PointProps {
  t: Translator
  place: string
  /** What is kept already. */
  point: PointWords | null
  /** Null where too few towns are known. */
  touch: TouchSketch | null
  /** As it was typed. */
  typed: string
  faults: Faults
  /** The step before. */
  back: string
  /** Of the draft. */
  idempotencyKey: string
  matter?: string
}

/**
 * A point for whoever wishes to put one: by the phone, on the sketch or in figures. Each way is a form of its own, so
 * that the enter key in one never sends another.
 */
export function PointStep(props: PointProps) {
  const { t, place, point, touch, faults, back, idempotencyKey, matter } = props
  return (
    <Step t={t} number={3} title={t('place.point.title')} back={back} faults={faults} matter={matter}>
      <p>{t('place.point.lead', { place })}</p>
      {point && <Kept {...props} point={point} />}
      <form method="post" class="stack-form tight">
        <IdempotencyKey value={idempotencyKey} />
        {faults.phone && (
          <p class="fault" id="phone">
            {faults.phone}
          </p>
        )}
        <Phone
          t={t}
          button={t('place.point.here-button')}
          hint={t('place.point.here')}
          refused={t('place.point.here-refused')}
          unknown={t('place.point.here-unknown')}
        />
      </form>
      {touch ? <Touch {...props} touch={touch} /> : <p>{t('place.point.no-sketch')}</p>}
      <Typed {...props} />
    </Step>
  )
}

function Kept({ t, point, idempotencyKey }: PointProps & { point: PointWords }) {
  return (
    <Notification title={t('place.point.kept')}>
      <p>
        {point.said} <small class="block">{coordinates(point)}</small>
      </p>
      <form method="post">
        <IdempotencyKey value={idempotencyKey} />
        <Button kind="quiet" name="remove" value="here">
          {t('place.point.remove')}
        </Button>
      </form>
    </Notification>
  )
}

/** The point lies over the picture, so that the picture is the same for everybody and its address says nothing. */
function Touch({ t, touch, faults, idempotencyKey }: PointProps & { touch: TouchSketch }) {
  const { sketch, north, west, height, width, decimals, picture } = touch
  const { side, point } = sketch
  const at = point ?? { x: side / 2, y: side / 2 }
  return (
    <section class="stack-form tight">
      <h2>{t('place.point.sketch')}</h2>
      <p id="sketch-hint">{t('place.point.sketch-hint')}</p>
      {faults.sketch && <p class="fault">{faults.sketch}</p>}
      <form method="post">
        <IdempotencyKey value={idempotencyKey} />
        <div
          class="touch"
          data-sketch
          data-north={north}
          data-west={west}
          data-height={height}
          data-width={width}
          data-decimals={decimals}
          data-x={Math.round(at.x)}
          data-y={Math.round(at.y)}
        >
          <input
            type="image"
            id="sketch"
            name="sketch"
            src={picture}
            width={side}
            height={side}
            alt={t('place.point.sketch-alt', { places: namesOn(t, sketch) })}
            aria-describedby="sketch-hint"
          />
          <svg viewBox={`0 0 ${side} ${side}`} hidden={!point} aria-hidden="true">
            <Marker {...at} />
          </svg>
        </div>
      </form>
      <p class="soft">{t('place.point.sketch-note', { km: sketch.exact })}</p>
    </section>
  )
}

/** Whoever touches the sketch with a script, or types, and goes on: the point is kept by that, too. */
function Typed({ t, typed, faults, idempotencyKey }: PointProps) {
  return (
    <form id={TYPED_FORM} method="post" class="stack-form tight">
      <IdempotencyKey value={idempotencyKey} />
      <TextField
        name="coordinates"
        label={t('place.point.coordinates')}
        hint={t('place.point.coordinates-hint')}
        fault={faults.coordinates}
        value={typed}
        autocomplete="off"
        short
      />
      <div class="row">
        <Button kind="quiet">{t('place.point.keep')}</Button>
        <Button name="onward" value="yes">
          {t('common.continue')}
        </Button>
      </div>
    </form>
  )
}

/** The point as the review repeats it: to be changed, removed, or put by whoever has not thought of it. */
export function PointOnReview({
  t,
  point,
  change,
  idempotencyKey,
}: Pick<PointProps, 't' | 'point' | 'idempotencyKey'> & { change: string }) {
  if (!point)
    return (
      <div>
        <a class="touchable" href={change}>
          {t('place.point.add')}
        </a>
      </div>
    )
  return (
    <div class="point">
      <p>
        {t('place.point.label')}: <a href={change}>{point.said ?? coordinates(point)}</a>{' '}
        <small class="block">{coordinates(point)}</small>
      </p>
      <form method="post" action={change}>
        <IdempotencyKey value={idempotencyKey} />
        <Button kind="quiet" name="remove" value="review">
          {t('place.point.remove')}
        </Button>
      </form>
    </div>
  )
}
