import type { TokenOf } from '../db/queries/report-link'
import type { MessageLinks } from '../views/messages/values'
import { paths } from './paths'

/** The links that SMS and email carry. That of a report has a derived token, so a repeat carries the same. */
export const messageLinks = (origin: string, tokenOf: TokenOf): MessageLinks => ({
  report: (number, report) => `${origin}${paths.reportLink(tokenOf(number, report))}`,
  grievance: (number) => `${origin}${paths.grievance(number)}`,
  followed: (number) => `${origin}${paths.grievanceAct(number, 'joined')}`,
  officerCase: (number) => `${origin}${paths.officerCase(number)}`,
})
