/** Every URL of the site is built here, and nowhere else. */
export const paths = {
  home: () => '/',
  language: () => '/language',
  help: (query: Query = {}) => withQuery('/help', query),
  helpTopic: (topic: string, question?: string) => `/help/${topic}${question ? `#${question}` : ''}`,
  contact: () => '/contact',
  counters: (query: Query = {}) => withQuery('/counters', query),
  accessibility: () => '/accessibility',
  screenReaders: () => '/screen-readers',
  privacy: () => '/privacy',
  terms: () => '/terms',
  policies: () => '/policies',
  policy: (policy: string) => `/policies/${policy}`,
  siteMap: () => '/site-map',
  siteFeedback: (query: Query = {}) => withQuery('/feedback', query),
  siteFeedbackThanks: () => '/feedback/thanks',

  manifest: (language: string) => `/manifest/${language}`,
  serviceWorker: () => '/service-worker.js',
  offline: (language: string) => `/offline/${language}`,

  signIn: (next?: string) => withQuery('/sign-in', { next }),
  signInAgain: (next: string) => withQuery('/sign-in', { next, again: 'yes' }),
  signInCode: () => '/sign-in/code',
  register: () => '/register',
  comeBack: (next?: string) => withQuery('/come-back', { next }),
  signOut: () => '/sign-out',

  pointSketch: () => '/grievances/new/point/sketch',
  grievances: () => '/grievances',
  newGrievance: (query: Query = {}) => withQuery('/grievances/new', query),
  newGrievanceStep: (step: string, query: Query = {}) => withQuery(`/grievances/new/${step}`, query),
  grievance: (number: string, query: Query = {}) => withQuery(`/grievances/${number}`, query),
  grievanceAct: (number: string, act: string) => `/grievances/${number}/${act}`,
  readers: (number: string) => `/grievances/${number}/readers`,
  grievanceDates: (number: string) => `/grievances/${number}/dates.ics`,
  acknowledgement: (number: string) => `/grievances/${number}/acknowledgement.pdf`,
  reportPaper: (number: string, report: string) => `/grievances/${number}/reports/${report}.pdf`,
  document: (number: string, document: string) => `/grievances/${number}/documents/${document}`,
  track: (query: { number?: string } = {}) => withQuery('/track', query),
  reportLink: (token: string) => `/a/${token}`,
  report: (query: Query = {}) => withQuery('/report', query),
  reportDocument: (document: string) => `/report/documents/${document}`,
  linkedReportPaper: () => '/report/action-taken-report.pdf',
  verify: () => '/verify',
  verified: (code: string) => `/verify/${code}`,
  departments: () => '/departments',
  lifeSituations: () => '/life-situations',

  myData: (query: Query = {}) => withQuery('/my-data', query),
  ownDetails: () => '/my-data/details',
  ownEmail: () => '/my-data/email',
  ownMessages: () => '/my-data/messages',
  anotherMobile: (query: Query = {}) => withQuery('/my-data/mobile', query),
  oldMobileCode: () => '/my-data/mobile/code',
  newMobile: () => '/my-data/mobile/new',
  newMobileCode: () => '/my-data/mobile/new/code',
  ownDownload: () => '/my-data/download',
  erasure: () => '/my-data/erasure',

  officerSignIn: (next?: string) => withQuery('/officer/sign-in', { next }),
  officerSignInCode: () => '/officer/sign-in/code',
  authenticator: () => '/officer/sign-in/authenticator',
  enrolment: () => '/officer/sign-in/enrolment',
  enrolmentPicture: () => '/officer/sign-in/enrolment/picture',
  work: (query: Query = {}) => withQuery('/officer', query),
  owedReports: () => '/officer/owed',
  routingQueue: () => '/officer/routing',
  vacancies: () => '/officer/vacancies',
  officerCase: (number: string, query: Query = {}) => withQuery(`/officer/grievances/${number}`, query),
  officerAct: (number: string, act: string, query: Query = {}) =>
    withQuery(`/officer/grievances/${number}/${act}`, query),
  officerDocument: (number: string, document: string) =>
    `/officer/grievances/${number}/documents/${document}`,
  officerReportPaper: (number: string, report: string) =>
    `/officer/grievances/${number}/reports/${report}.pdf`,

  review: (query: Query = {}) => withQuery('/review', query),
  reviewCases: (query: Query = {}) => withQuery('/review/cases', query),
  agenda: (query: Query = {}) => withQuery('/review/agenda', query),

  holidays: (query: Query = {}) => withQuery('/admin/holidays', query),
  newHoliday: () => '/admin/holidays/new',
  holidayWithdrawal: (day: string) => `/admin/holidays/${day}/withdrawal`,

  calls: () => '/desk/calls',
  nextCall: () => '/desk/calls/next',
  call: (number: string, report: string, attempt: number | string) =>
    `/desk/calls/${number}/${report}/${attempt}`,
  callDone: (number: string, report: string, attempt: number, done: string) =>
    withQuery(`/desk/calls/${number}/${report}/${attempt}`, { done }),

  differences: (query: Query = {}) => withQuery('/operator/differences', query),
  difference: (difference: string, query: Query = {}) =>
    withQuery(`/operator/differences/${difference}`, query),

  siteFeedbackList: (query: Query = {}) => withQuery('/operator/feedback', query),
  siteFeedbackEntry: (entry: string) => `/operator/feedback/${entry}`,

  openPayloads: () => '/operator/payloads/decode',

  deliveryReports: (secret: string) => `/hooks/msg91/${secret}`,

  healthz: () => '/healthz',
  readyz: () => '/readyz',

  development: () => '/dev',
  developmentSignIn: () => '/dev/sign-in',
  developmentPost: () => '/dev/post',
  developmentClock: () => '/dev/clock',
  components: () => '/dev/components',
  outbox: (query: Query = {}) => withQuery('/dev/outbox', query),
}

export type Query = Record<string, string | number | undefined>

/** A path with the parameters that have a value. */
export function withQuery(path: string, query: Query): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  if (given.length === 0) return path
  return `${path}?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`
}

/**
 * Where a form asks us to send the reader afterwards, or the home page when that is not a path of our own:
 * `//evil.example` and `/\evil.example` lead browsers to another site.
 */
export function ownPath(wanted: unknown): string {
  if (typeof wanted !== 'string' || !/^\/(?![/\\])[^\s\\]*$/.test(wanted)) return paths.home()
  return wanted
}
