import { relationTo, type OnBehalf } from '../case/on-behalf'
import type { Expected } from '../citizen/filing/review'
import { expectation } from '../citizen/filing/review'
import { dayAndTime, fullDay } from '../format'
import type { Translator } from '../i18n'
import {
  asWritten,
  fact,
  inWords,
  paperWith,
  sentences,
  shown,
  type Paper,
  type PaperFact,
  type PaperPart,
  type PaperProps,
  type PaperStep,
} from './paper'

/** Where a grievance goes by itself, and how long it may lie there. */
export interface Above {
  level: number
  /** Null where nobody holds that office: it is found when the time comes. */
  who: string | null
  days: number
}

export interface AcknowledgementProps extends PaperProps {
  filing: {
    filedAt: number
    channel: string
    /** Empty for somebody without a name. */
    citizen: string
    onBehalf: OnBehalf | null
    title: string
    description: string
    service: string
    department: string
    place: string
    address: string
    /** Names of the papers that came with it. */
    papers: string[]
  }
  /** Who had to act by when, as it was filed. */
  expected: Expected
  /** The levels above the first, from below. */
  above: Above[]
  rights: { feedbackDays: number; reopenDays: number }
  follow: { track: string; mobile: string | null; helpline: string }
}

/** What the citizen keeps of a filing: what was sent, who must act, what happens by itself, and what can be done. */
export function acknowledgement(props: AcknowledgementProps): Paper {
  const { t, filing, follow } = props
  const { track, mobile, helpline } = follow
  return paperWith(props, {
    title: t('papers.acknowledgement'),
    lead: t('papers.acknowledgement.lead'),
    sections: [
      { heading: null, parts: [{ kind: 'facts', facts: factsOf(t, filing) }] },
      { heading: t('papers.words'), parts: wordsOf(filing) },
      {
        heading: t('filing.registered.next'),
        parts: [
          { kind: 'thread', steps: stepsOf(props) },
          { kind: 'prose', words: inWords(t, t('papers.nothing-lapses')) },
        ],
      },
      { heading: t('papers.rights'), parts: [sentences(t, rightsOf(props))] },
      {
        heading: t('papers.follow'),
        parts: [
          sentences(t, [
            mobile === null
              ? t('papers.follow.code', { address: shown(track) })
              : t('papers.follow.page', { address: shown(track), mobile }),
            t('papers.follow.helpline', { helpline }),
          ]),
        ],
      },
    ],
  })
}

function factsOf(t: Translator, filing: AcknowledgementProps['filing']): PaperFact[] {
  const { filedAt, channel, citizen, onBehalf, service, department, place, address, papers } = filing
  const ours = (text: string) => inWords(t, text)
  return [
    // The year is always said: a paper is read years later.
    fact(t('grievance.filed'), ours(dayAndTime(t.language, filedAt, 0))),
    fact(t('papers.channel'), ours(t(`officer.channel.${channel}`))),
    fact(t('filing.review.citizen'), citizen ? asWritten(citizen) : ours(t('without-name.reader'))),
    ...(onBehalf
      ? [fact(t('for-whom.filed-for'), asWritten(onBehalf.name), ours(relationTo(t, onBehalf)))]
      : []),
    fact(t('grievance.service'), ours(service)),
    fact(t('grievance.department'), ours(department)),
    fact(t('grievance.place'), ours(place)),
    ...(address ? [fact(t('grievance.address'), asWritten(address))] : []),
    fact(
      t('grievance.documents'),
      ...(papers.length > 0 ? papers.map(asWritten) : [ours(t('filing.review.no-documents'))]),
    ),
  ]
}

/** A title that is only the beginning of the words says nothing of its own. */
function wordsOf({ title, description }: AcknowledgementProps['filing']): PaperPart[] {
  const own = title && !description.startsWith(title.replace(/…$/, ''))
  const texts = own ? [title, description] : [description]
  return texts.map((text) => ({ kind: 'prose', words: asWritten(text) }))
}

function stepsOf({ t, filing, expected, above }: AcknowledgementProps): PaperStep[] {
  const day = (at: number) => fullDay(t.language, at)
  const top = above.at(-1)?.level
  return [
    step(day(filing.filedAt), t('papers.registered'), 'happened'),
    step(day(expected.by), expectation(t, expected, 0), 'to-come'),
    ...above.map((one) => step('', goesUp(t, one), 'to-come')),
    ...(top ? [step('', t('papers.committee', { level: top }), 'to-come')] : []),
  ]
}

const goesUp = (t: Translator, { level, who, days }: Above): string =>
  who ? t('papers.up', { level, who, days }) : t('papers.up.level', { level, days })

const step = (at: string, what: string, when: PaperStep['when']): PaperStep => ({ at, what, when, more: [] })

const rightsOf = ({ t, rights }: AcknowledgementProps): string[] => [
  t('papers.right.report'),
  t('papers.right.feedback', { days: rights.feedbackDays }),
  t('papers.right.silence', { days: rights.reopenDays }),
  t('papers.right.more'),
]
