import type { Route } from '../route'
import { routes as act } from './act'
import { routes as addToOwn } from './add-to-own'
import { routes as browse } from './browse'
import { routes as comeBack } from './come-back'
import { routes as dates } from './dates'
import { routes as describe } from './describe'
import { routes as details } from './details'
import { routes as followed } from './followed'
import { routes as forWhom } from './for-whom'
import { routes as grievance } from './grievance'
import { routes as grievances } from './grievances'
import { routes as join } from './join'
import { routes as myData } from './my-data/routes'
import { routes as place } from './place'
import { routes as point } from './point'
import { routes as readers } from './readers'
import { routes as registered } from './registered'
import { routes as report } from './report'
import { routes as review } from './review'
import { routes as service } from './service'
import { routes as similar } from './similar'
import { routes as throwAway } from './throw-away'
import { routes as track } from './track'
import { routes as withoutName } from './without-name'

/** Filing stands before the cases: `/grievances/new` is no grievance number. */
export const routes: Route[] = [
  ...describe,
  ...service,
  ...browse,
  ...place,
  ...point,
  ...details,
  ...similar,
  ...addToOwn,
  ...throwAway,
  ...join,
  ...forWhom,
  ...withoutName,
  ...review,
  ...registered,
  ...grievances,
  ...followed,
  ...act,
  ...dates,
  ...readers,
  ...grievance,
  ...track,
  ...comeBack,
  ...report,
  ...myData,
]
