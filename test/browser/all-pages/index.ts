import { paths } from '../../../api/paths'
import { routes } from '../../../api/routes'
import { HELP_TOPICS } from '../../../views/pages/help-topics'
import { POLICIES } from '../../../views/pages/policies'
import { ofCitizen } from './citizen'
import { atDesks } from './desks'
import { filing, joining } from './filing'
import type { Reader, Site } from './reader'
import { changingTheirs, signingIn } from './signing-in'

/** Answers that are files or data, and addresses that only lead on. */
const NO_PAGES =
  /^\/(healthz|readyz|service-worker\.js|manifest\/|a\/|dev\/clock)|\.(pdf|ics)$|\/(documents\/:document|download|picture|sketch|next|new\/add)$/

/** Patterns of all addresses that answer with a page. */
export const pagePatterns = routes
  .filter(({ method, path }) => method === 'get' && !NO_PAGES.test(path))
  .map(({ path }) => path)

/** Readers who together have every page in front of them. `codes` has the newest one-time password of each number. */
export const everyReader = async (site: Site, codes: Map<string, string>): Promise<Reader[]> => [
  ...(await citizensAndVisitors(site, codes)),
  ...(await atDesks(site)),
]

/** Those of them who are not at a desk. */
export async function citizensAndVisitors(site: Site, codes: Map<string, string>): Promise<Reader[]> {
  return [
    { who: 'a visitor', cookies: {}, pages: OF_VISITORS },
    ...(await filing(site)),
    ...(await joining(site)),
    ...(await signingIn(site, codes)),
    ...(await changingTheirs(site, codes)),
    ...(await ofCitizen(site)),
  ]
}

const OF_VISITORS = [
  ...[paths.home(), paths.help(), paths.help({ words: 'code' })],
  ...Object.keys(HELP_TOPICS).map((topic) => paths.helpTopic(topic)),
  ...[paths.contact(), paths.counters({ district: 'dharwad' }), paths.accessibility(), paths.screenReaders()],
  ...[paths.privacy(), paths.terms(), paths.policies(), ...POLICIES.map(paths.policy), paths.siteMap()],
  ...[
    paths.siteFeedback({ page: '/grievances/:number' }),
    paths.siteFeedbackThanks(),
    paths.offline(':language'),
  ],
  ...[paths.departments(), paths.lifeSituations(), paths.newGrievance(), paths.track(), paths.comeBack()],
  ...[paths.signIn(), paths.officerSignIn(), paths.verify()],
  ...[paths.development(), paths.components(), paths.outbox()],
]
