/** Questions by subject, in the order in which they come up; the words of each are in locales/<language>/help.json. */
export const HELP_TOPICS = {
  'sign-in': ['register', 'no-code', 'refused-code', 'shared'],
  filing: [
    'how',
    'department',
    'place',
    'photos',
    'draft',
    'limit',
    'twice',
    'neighbours',
    'other-person',
    'without-name',
  ],
  following: ['status', 'lost-number', 'others', 'messages', 'calendar'],
  officers: ['who', 'late', 'committee', 'days', 'transfer', 'question', 'longer'],
  report: ['what', 'paper', 'satisfied', 'not-satisfied', 'call', 'silent', 'reopen'],
  changing: ['add', 'withdraw', 'mobile'],
  'not-taken': ['which', 'information', 'court', 'contest'],
  urgent: ['danger', 'faster'],
  ways: ['counters', 'language', 'aloud'],
  safety: ['who-reads', 'my-data', 'fraud', 'link'],
} as const satisfies Record<string, readonly string[]>

export type HelpTopic = keyof typeof HELP_TOPICS

export interface HelpQuestion {
  topic: HelpTopic
  question: string
}

const TOPICS = Object.keys(HELP_TOPICS) as HelpTopic[]

export const isHelpTopic = (name: string | undefined): name is HelpTopic =>
  name !== undefined && Object.hasOwn(HELP_TOPICS, name)

export const questionsOf = (topic: HelpTopic): HelpQuestion[] =>
  HELP_TOPICS[topic].map((question) => ({ topic, question }))

export const ALL_QUESTIONS: HelpQuestion[] = TOPICS.flatMap(questionsOf)
