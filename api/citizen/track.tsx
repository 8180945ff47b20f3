import type { Context } from 'hono'
import { readTracking, type Tracking } from '../../db/queries/tracking'
import { Follow, Tracked } from '../../views/citizen/track'
import type { Faults } from '../../views/components/field'
import { comingSteps } from '../../workflows/grievance/coming'
import { readNumber } from '../../workflows/grievance/number'
import { page, troublePage } from '../answer'
import { anyone } from '../middleware/guards'
import { readMobile } from '../mobile'
import { paths } from '../paths'
import type { Env, Route } from '../route'
import { daysLeftOf, tellingFor } from '../telling'
import { giveTicket } from '../ticket'
import { mayStill } from './allowance'

/** As long as a grievance number, though its check character is wrong: compared with the SMS it will be found. */
const MISREAD = /^\s*[a-z]{2}[\s-]?(?:[0-9a-z][\s-]?){10}$/i

const track: Route = {
  method: 'get',
  path: paths.track(),
  guard: anyone,
  handle: async (c) => {
    const typed = c.req.query('number')?.trim() ?? ''
    if (typed === '') return follow(c, '')
    const number = readNumber(typed)
    const mobile = number ? null : readMobile(typed)
    if (mobile) return carried(c, mobile)
    const tracking = number ? await readTracking(c.var.deps.db, number) : null
    if (tracking) return tracked(c, tracking)
    if (number && !(await mayStill(c, 'wrong-numbers'))) return troublePage(c, 'too-many')
    return number ? follow(c, typed, c.var.t('track.not-known')) : notANumber(c, typed)
  },
}

/** A form rather than a question in the address: histories and logs must not get a mobile number. */
const ask: Route = {
  method: 'post',
  path: paths.track(),
  guard: anyone,
  handle: async (c) => {
    const sent = (await c.req.parseBody()).number
    const typed = typeof sent === 'string' ? sent.trim() : ''
    const number = readNumber(typed)
    if (number || typed === '') return c.redirect(paths.track({ number: number ?? undefined }), 303)
    const mobile = readMobile(typed)
    return mobile ? carried(c, mobile) : notANumber(c, typed)
  },
}

/** On to the sign-in, with the number in its field and in no address. */
function carried(c: Context<Env>, mobile: string) {
  giveTicket(c, { step: 'mobile', mobile: mobile.slice('+91'.length) })
  return c.redirect(byMobile, 303)
}

const notANumber = (c: Context<Env>, typed: string) =>
  follow(c, typed, c.var.t(MISREAD.test(typed) ? 'track.not-known' : 'track.not-a-number'))

/** The list shows all grievances of the mobile number, once a code has proved it. */
const byMobile = paths.signIn(paths.grievances())

function follow(c: Context<Env>, typed: string, fault?: string) {
  const { t } = c.var
  const faults: Faults = fault ? { number: fault } : {}
  const view = <Follow {...{ t, typed, faults, byMobile }} action={paths.track()} />
  return page(c, { title: t('track.title'), status: fault ? 422 : 200 }, view)
}

async function tracked(c: Context<Env>, { situation, events, above, area }: Tracking) {
  const { t } = c.var
  const telling = await tellingFor(c, 'public', {
    situations: [situation],
    events,
    postings: [above],
    areas: [area],
  })
  const [daysLeft = null] = await daysLeftOf(c, [situation])
  const view = (
    <Tracked
      telling={telling}
      situation={situation}
      daysLeft={daysLeft}
      events={events}
      coming={comingSteps(situation)}
      above={{ posting: above }}
      area={area}
      own={paths.grievance(situation.number)}
      another={paths.track()}
    />
  )
  return page(c, { title: t('track.title'), aloud: true }, view)
}

export const routes: Route[] = [track, ask]
