import type { Context } from 'hono'
import type { Draft } from '../../db/queries/draft'
import { namesOf } from '../../db/queries/names'
import { readCentre } from '../../db/queries/place'
import type { DraftAnswers } from '../../db/schema/draft'
import { kilometresBetween, pointAt, type Point } from '../../db/schema/point'
import { coordinates, SketchPicture } from '../../views/case/sketch'
import { PointStep, type TouchSketch } from '../../views/citizen/filing/point'
import type { Faults } from '../../views/components/field'
import { notFound, page } from '../answer'
import { anyone } from '../middleware/guards'
import { paths } from '../paths'
import type { Env, Route } from '../route'
import { pixelOf, sketchAround, touchedPoint, wordsOfPoint, type Drawn } from '../sketch'
import { isInIndia, phoneIn, readCoordinates } from './coordinates'
import { amongOthers, draftUnderWay, keepAnswers, nextPath, stepPath } from './draft'
import { onwards } from './similar'
import { onDraft, type Sent } from './on-draft'
import { OUTSIDE } from './place-ways'

export const POINT_STEP = paths.newGrievanceStep('point')

/** A phone that knows its place no better than so, in metres, would send the officer to the wrong street. */
const TOO_VAGUE = 500

const ask: Route = {
  method: 'get',
  path: POINT_STEP,
  guard: anyone,
  handle: async (c) => {
    const draft = await draftUnderWay(c)
    return draft?.answers.area ? point(c, draft.answers) : c.redirect(stepPath('place'), 303)
  },
}

const answer: Route = {
  method: 'post',
  path: POINT_STEP,
  guard: anyone,
  handle: (c) => onDraft(c, (draft, sent) => take(c, draft, sent)),
}

async function take(c: Context<Env>, draft: Draft | null, sent: Sent) {
  if (!draft?.answers.area) return c.redirect(stepPath('place'), 303)
  if (sent.remove !== undefined) {
    await keepAnswers(c, draft, { point: null })
    return c.redirect(sent.remove === 'review' ? nextPath(draft.answers) : POINT_STEP, 303)
  }
  const typed = typeof sent.coordinates === 'string' ? sent.coordinates.trim().slice(0, 200) : ''
  const goesOn = sent.onward === 'yes'
  const after = goesOn ? await onwards(c, draft.answers) : POINT_STEP
  if (goesOn && typed === '') {
    if (draft.answers.point) await keepAnswers(c, draft, { point: null })
    return c.redirect(after, 303)
  }
  const read = await pointIn(c, draft.answers, sent, typed)
  if ('faults' in read) return point(c, draft.answers, { typed, faults: read.faults })
  await keepAnswers(c, draft, { point: read.point })
  return c.redirect(after, 303)
}

type Read = { point: Point } | { faults: Faults }

/** The point of whichever form was sent; it must lie where the grievance is. */
async function pointIn(c: Context<Env>, answers: DraftAnswers, sent: Sent, typed: string): Promise<Read> {
  const { t } = c.var
  if (sent.phone === 'yes') {
    const phone = phoneIn(sent)
    if (!phone) return { faults: { phone: t('place.point.here-unknown') } }
    const km = Math.ceil(phone.accuracy / 1_000)
    if (phone.accuracy > TOO_VAGUE) return { faults: { phone: t('place.point.too-vague', { km }) } }
    return within(c, answers, phone.point, 'phone')
  }
  if (sent['sketch.x'] !== undefined) return touched(c, answers, sent)
  const point = readCoordinates(typed)
  if (!point) return { faults: { coordinates: t('place.point.unreadable') } }
  if (!isInIndia(point)) return { faults: { coordinates: t('place.point.not-india') } }
  return within(c, answers, point, 'coordinates')
}

/** A button that is pressed by a key says that it was touched at its corner. */
async function touched(c: Context<Env>, answers: DraftAnswers, sent: Sent): Promise<Read> {
  const drawn = await drawnFor(c, answers)
  const [x, y] = [Number(sent['sketch.x']), Number(sent['sketch.y'])]
  const inside = drawn && [x, y].every((one) => one >= 0 && one <= drawn.sketch.side) && x + y > 0
  return inside
    ? { point: touchedPoint(drawn, { x, y }) }
    : { faults: { sketch: c.var.t('place.point.no-touch') } }
}

async function within(c: Context<Env>, answers: DraftAnswers, point: Point, field: string): Promise<Read> {
  const centre = await readCentre(c.var.deps.db, answers.area ?? '')
  const km = centre ? Math.round(kilometresBetween(centre, point)) : 0
  const place = await placeName(c, answers)
  return km > OUTSIDE ? { faults: { [field]: c.var.t('place.point.far', { km, place }) } } : { point }
}

async function placeName(c: Context<Env>, { area = '' }: DraftAnswers): Promise<string> {
  const names = await namesOf(c.var.deps.db, { areas: [area] }, c.var.language)
  return names.areas[area] ?? ''
}

async function drawnFor(c: Context<Env>, { area = '' }: DraftAnswers): Promise<Drawn | null> {
  const { db } = c.var.deps
  const centre = await readCentre(db, area)
  return centre && sketchAround(db, centre, c.var.language)
}

/** So that the script reads a touch as the server does, the corners are told in degrees. */
function touchSketch(drawn: Drawn, point: Point | null | undefined): TouchSketch {
  const { sketch, middle, reach } = drawn
  const corner = pointAt(middle, { east: -reach, north: reach })
  return {
    sketch: { ...sketch, point: point ? pixelOf(drawn, point) : undefined },
    north: corner.latitude,
    west: corner.longitude,
    height: 2 * (corner.latitude - middle.latitude),
    width: 2 * (middle.longitude - corner.longitude),
    decimals: 3,
    picture: paths.pointSketch(),
  }
}

async function point(
  c: Context<Env>,
  answers: DraftAnswers,
  { typed, faults = {} }: { typed?: string; faults?: Faults } = {},
) {
  const { t, deps } = c.var
  const kept = answers.point ?? null
  const drawn = await drawnFor(c, answers)
  const view = (
    <PointStep
      t={t}
      place={await placeName(c, answers)}
      point={kept && (await wordsOfPoint(deps.db, t, kept))}
      touch={drawn && touchSketch(drawn, kept)}
      typed={typed ?? (kept ? coordinates(kept) : '')}
      faults={faults}
      back={stepPath('place')}
      idempotencyKey={answers.key ?? ''}
      matter={amongOthers(c, answers)}
    />
  )
  const status = Object.keys(faults).length > 0 ? 422 : 200
  return page(c, { title: t('place.point.title'), status, scripts: ['place'] }, view)
}

/** The sketch of the draft's place as a picture: towns only. The point is no part of it. */
const picture: Route = {
  method: 'get',
  path: paths.pointSketch(),
  guard: anyone,
  handle: async (c) => {
    const draft = await draftUnderWay(c)
    const drawn = draft?.answers.area ? await drawnFor(c, draft.answers) : null
    if (!drawn) return notFound(c)
    const svg = <SketchPicture t={c.var.t} sketch={drawn.sketch} />
    return c.body(String(svg), 200, { 'Content-Type': 'image/svg+xml; charset=utf-8' })
  },
}

export const routes: Route[] = [ask, answer, picture]
