import type { Operation } from '../run'
import { burst } from './burst'
import { makeCall } from './call'
import { actAsCitizen, answerByLink } from './citizen'
import { file } from './filing'
import { actAsOfficer } from './officer'
import { signIn } from './sign-in'
import { forward } from './time'
import { reportDelivery } from './webhook'

/** What people and outside systems do, and how often among a hundred operations. */
export const OPERATIONS: { what: string; weight: number; perform(operation: Operation): Promise<void> }[] = [
  { what: 'file', weight: 18, perform: file },
  { what: 'act-as-officer', weight: 30, perform: actAsOfficer },
  { what: 'act-as-citizen', weight: 14, perform: actAsCitizen },
  { what: 'answer-by-link', weight: 5, perform: answerByLink },
  { what: 'make-call', weight: 5, perform: makeCall },
  { what: 'report-delivery', weight: 10, perform: reportDelivery },
  { what: 'sign-in', weight: 4, perform: signIn },
  { what: 'forward', weight: 12, perform: forward },
  { what: 'burst', weight: 2, perform: burst },
]
