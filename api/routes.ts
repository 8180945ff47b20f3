import { routes as holidayWithdrawal } from './admin/holiday-withdrawal'
import { routes as holidays } from './admin/holidays'
import { routes as newHoliday } from './admin/new-holiday'
import { routes as citizen } from './citizen/routes'
import { routes as citizenSignIn } from './citizen/sign-in'
import { routes as call } from './desk/call'
import { routes as calls } from './desk/calls'
import { routes as demonstrationClock } from './development/clock'
import { routes as components } from './development/components'
import { routes as outbox } from './development/outbox'
import { routes as demonstration } from './development/people'
import { routes as demonstrationSignIn } from './development/sign-in'
import { routes as deliveryReports } from './hooks/delivery-reports'
import { routes as papers } from './papers/routes'
import { routes as officerActs } from './officer/acts'
import { routes as officerCase } from './officer/case'
import { routes as officerDocument } from './officer/document'
import { routes as owedReports } from './officer/owed'
import { routes as routing } from './officer/routing'
import { routes as officerSignIn } from './officer/sign-in'
import { routes as work } from './officer/work'
import { routes as difference } from './operator/difference'
import { routes as differences } from './operator/differences'
import { routes as payloads } from './operator/payloads'
import { routes as siteFeedbackList } from './operator/site-feedback'
import { routes as siteFeedbackEntry } from './operator/site-feedback-entry'
import { routes as counters } from './public/counters'
import { routes as health } from './public/health'
import { routes as help } from './public/help'
import { routes as home } from './public/home'
import { routes as installed } from './public/installed'
import { routes as languageSwitch } from './public/language'
import { routes as offline } from './public/offline'
import { routes as siteFeedback } from './public/site-feedback'
import { routes as siteMap } from './public/site-map'
import { routes as staticPages } from './public/static-pages'
import { routes as agenda } from './review/agenda'
import { routes as reviewedCases } from './review/cases'
import { routes as overview } from './review/overview'
import type { Route } from './route'

/** The table of routes. Each noun's own file says path, guard and handler; here is only the list of nouns. */
export const routes: Route[] = [
  ...home,
  ...citizenSignIn,
  // `acknowledgement.pdf` is no act on a case.
  ...papers,
  ...citizen,
  ...officerSignIn,
  ...work,
  ...owedReports,
  ...routing,
  ...officerCase,
  ...officerActs,
  ...officerDocument,
  ...overview,
  ...reviewedCases,
  ...agenda,
  ...holidays,
  ...newHoliday,
  ...holidayWithdrawal,
  ...calls,
  ...call,
  ...differences,
  ...payloads,
  ...difference,
  ...siteFeedbackList,
  ...siteFeedbackEntry,
  ...deliveryReports,
  ...languageSwitch,
  ...help,
  ...installed,
  ...offline,
  ...staticPages,
  ...siteFeedback,
  ...siteMap,
  ...counters,
  ...health,
  // Absent in production, see app.tsx.
  ...demonstration,
  ...demonstrationSignIn,
  ...demonstrationClock,
  ...outbox,
  ...components,
]
