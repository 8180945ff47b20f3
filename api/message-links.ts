import { reportToken } from '../db/queries/report-link'
import type { MessageLinks } from '../views/messages/values'
import { paths } from './paths'

/** The links that SMS and email carry. That of a report is derived from the secret, so a repeat carries the same. */
export const messageLinks = (origin: string, secret: string): MessageLinks => ({
  report: (number, report) => `${origin}${paths.reportLink(reportToken(secret, number, report))}`,
  grievance: (number) => `${origin}${paths.grievance(number)}`,
  officerCase: (number) => `${origin}${paths.officerCase(number)}`,
})
