import type { Route } from '../route'
import { routes as act } from './act'
import { routes as browse } from './browse'
import { routes as dates } from './dates'
import { routes as describe } from './describe'
import { routes as details } from './details'
import { routes as grievance } from './grievance'
import { routes as grievances } from './grievances'
import { routes as place } from './place'
import { routes as point } from './point'
import { routes as registered } from './registered'
import { routes as report } from './report'
import { routes as review } from './review'
import { routes as service } from './service'
import { routes as track } from './track'

/** Filing stands before the cases: `/grievances/new` is no grievance number. */
export const routes: Route[] = [
  ...describe,
  ...service,
  ...browse,
  ...place,
  ...point,
  ...details,
  ...review,
  ...registered,
  ...grievances,
  ...act,
  ...dates,
  ...grievance,
  ...track,
  ...report,
]
