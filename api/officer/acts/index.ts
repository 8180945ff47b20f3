import type { Route } from '../../route'
import { routesOf, type Act } from '../act'
import { direct } from './direction'
import { confirmNotTakenUp, linkDuplicate, proposeNotTakenUp } from './endings'
import { route, transfer } from './moves'
import { askClarification, interimReply, park, refuseNotTakenUp, sendUp } from './replies'
import { fileOwedReport, fileReport } from './reports'

/** Everything that an officer, a nodal officer or a committee can do on a case, one form each. */
const ACTS: Act[] = [
  fileReport,
  fileOwedReport,
  interimReply,
  askClarification,
  transfer,
  sendUp,
  park,
  linkDuplicate,
  proposeNotTakenUp,
  route,
  confirmNotTakenUp,
  refuseNotTakenUp,
  direct,
]

export const routes: Route[] = ACTS.flatMap(routesOf)
