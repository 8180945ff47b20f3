import type { Context } from 'hono'
import type { NamedLink } from '../../views/layouts/page'
import { Help, HelpFound, HelpOfTopic, type HelpProps } from '../../views/pages/help'
import { isHelpTopic, type HelpQuestion } from '../../views/pages/help-topics'
import { notFound, page } from '../answer'
import { anyone } from '../middleware/guards'
import { paths } from '../paths'
import type { Env, Route } from '../route'
import { searchHelp } from './help-search'
import { pageFacts } from './page-facts'

/** Pages that do what a question is about. */
const FURTHER: Record<string, NamedLink> = {
  'sign-in.register': { word: 'layout.sign-in', href: paths.signIn() },
  'sign-in.no-code': { word: 'layout.sign-in', href: paths.signIn() },
  'filing.how': { word: 'site-map.file', href: paths.newGrievance() },
  'filing.department': { word: 'site-map.departments', href: paths.departments() },
  'filing.without-name': { word: 'without-name.come-back', href: paths.comeBack() },
  'report.paper': { word: 'papers.verify.title', href: paths.verify() },
  'changing.mobile': { word: 'my-data.link', href: paths.myData() },
  'safety.my-data': { word: 'my-data.link', href: paths.myData() },
  'following.status': { word: 'errors.to-track', href: paths.track() },
  'following.lost-number': { word: 'layout.sign-in', href: paths.signIn() },
  'ways.counters': { word: 'layout.counters', href: paths.counters() },
  'ways.aloud': { word: 'screen-readers.title', href: paths.screenReaders() },
  'safety.who-reads': { word: 'layout.privacy', href: paths.privacy() },
  'safety.link': { word: 'errors.to-track', href: paths.track() },
}

function propsFor(c: Context<Env>): HelpProps {
  const { t, deps } = c.var
  return {
    t,
    facts: pageFacts(c),
    helpline: deps.portal.helpline,
    home: paths.help(),
    hrefOf: paths.helpTopic,
    furtherOf: ({ topic, question }: HelpQuestion) => FURTHER[`${topic}.${question}`],
  }
}

const help: Route = {
  method: 'get',
  path: paths.help(),
  guard: anyone,
  handle: (c) => {
    const { t } = c.var
    const words = (c.req.query('words') ?? '').trim().replace(/\s+/g, ' ').slice(0, 200)
    if (words === '') return page(c, { title: t('help.title'), aloud: true }, <Help {...propsFor(c)} />)
    const found = searchHelp(c, words)
    const view = <HelpFound {...propsFor(c)} {...{ words, found }} />
    return page(c, { title: t('help.search.title', { words }), aloud: true }, view)
  },
}

const ofTopic: Route = {
  method: 'get',
  path: paths.helpTopic(':topic'),
  guard: anyone,
  handle: (c) => {
    const topic = c.req.param('topic')
    if (!isHelpTopic(topic)) return notFound(c)
    const view = <HelpOfTopic {...propsFor(c)} topic={topic} />
    return page(c, { title: c.var.t(`help.topic.${topic}`), aloud: true }, view)
  },
}

export const routes: Route[] = [help, ofTopic]
