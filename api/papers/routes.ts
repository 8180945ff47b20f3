import type { Route } from '../route'
import { routes as acknowledgement } from './acknowledgement'
import { routes as report } from './report'
import { routes as verify } from './verify'

export const routes: Route[] = [...acknowledgement, ...report, ...verify]
