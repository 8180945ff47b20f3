import type { Context } from 'hono'
import { stream } from 'hono/streaming'
import { readCaseForCitizen, type CaseReading } from '../../../db/queries/case'
import { readFollowed } from '../../../db/queries/follower'
import { messagesAbout, messagesTo, ownActsOn, ownNumbers } from '../../../db/queries/own-download'
import type { OwnPerson } from '../../../db/queries/own-person'
import { readingsOf } from '../../../db/queries/reading'
import { browsersOf } from '../../../db/queries/session'
import type { CaseEvent } from '../../../workflows/grievance/types'
import { notFound } from '../../answer'
import { describeFault } from '../../fault'
import { citizen } from '../../middleware/guards'
import { paths } from '../../paths'
import type { Env, Route } from '../../route'
import { isForCitizen, mayOpen } from '../own-case'
import { ownPerson } from './own'

/** Everything of the citizen's own as one JSON file: data for a program, so its names are English in every language. */
async function download(c: Context<Env>) {
  const person = await ownPerson(c)
  if (!person) return notFound(c)
  c.header('Content-Type', 'application/json; charset=utf-8')
  c.header('Content-Disposition', 'attachment; filename="my-data.json"')
  c.header('Cache-Control', 'no-store')
  // A failure half-way leaves JSON that no program takes for the whole.
  return stream(
    c,
    async (out) => {
      for await (const piece of pieces(c, person)) await out.write(piece)
    },
    async (error) => c.var.deps.log.error({ id: c.var.requestId, fault: describeFault(error) }),
  )
}

/** One grievance at a time: memory holds one, however many there are. */
async function* pieces(c: Context<Env>, person: OwnPerson): AsyncGenerator<string> {
  const { db, now } = c.var.deps
  const { id, grievances: _count, ...own } = person
  const browsers = await browsersOf(db, id, now())
  const head = {
    madeAt: new Date(now()),
    person: own,
    browsers: browsers.map(({ id: _hash, ...browser }) => browser),
    messages: await messagesTo(db, person),
    addedToOthers: (await readFollowed(db, id)).map(({ situation: _others, ...own }) => own),
  }
  yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "grievances": [`
  let first = true
  for (const number of await ownNumbers(db, id)) {
    const reading = await readCaseForCitizen(db, number, id)
    if (!reading) continue
    const more = {
      acts: await ownActsOn(db, number, id),
      messages: await messagesAbout(db, number, id),
      readings: await readingsOf(db, number),
    }
    yield `${first ? '' : ','}\n${JSON.stringify({ ...told(reading), ...more }, null, 2)}`
    first = false
  }
  yield '\n]}\n'
}

function told(reading: CaseReading) {
  const { content, situation, events } = reading
  const { number, channel, language, title, description, address, filedAt, onBehalf, nameWithheld, point } =
    content
  return {
    ...{ number, channel, language, title, description, address, filedAt, onBehalf, nameWithheld, point },
    ...{ service: situation.subject.service, department: situation.subject.department },
    ...{ area: situation.subject.area, urgent: situation.urgent, stage: situation.stage },
    documents: documentsOf(reading, null),
    steps: events.map((event) => stepOf(reading, event)),
  }
}

/** A step as the case's page tells it: words and papers only where they were for the citizen. */
function stepOf(reading: CaseReading, event: CaseEvent) {
  const { at, kind, level, posting, action, data } = event
  const own = action !== undefined && isForCitizen(event)
  const words = own ? reading.writings.get(action) : undefined
  const documents = own ? documentsOf(reading, action) : []
  return {
    at: new Date(at),
    kind,
    level,
    posting,
    data,
    ...(words ? { words } : {}),
    ...(documents.length > 0 ? { documents } : {}),
  }
}

const documentsOf = (reading: CaseReading, action: string | null) =>
  reading.documents
    .filter((one) => one.action === action && mayOpen(reading, one.id))
    .map(({ name, mediaType, bytes }) => ({ name, mediaType, bytes }))

export const routes: Route[] = [
  { method: 'get', path: paths.ownDownload(), guard: citizen, handle: download },
]
