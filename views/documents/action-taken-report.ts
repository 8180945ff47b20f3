import type { CaseEvent, Situation } from '../../workflows/grievance/types'
import type { Writing } from '../case/details'
import { happened, reasonOf, type Telling } from '../case/happened'
import { levelNumber, postingName } from '../case/names'
import { nowSentence } from '../case/now'
import { dayAndTime, dayOfDate, fullDay } from '../format'
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
  type PaperSection,
  type PaperStep,
} from './paper'

export interface ReportPaperProps extends PaperProps {
  telling: Telling
  situation: Situation
  /** The step with which it was filed. */
  report: CaseEvent
  /** All steps up to it, the oldest first. */
  events: CaseEvent[]
  /** The officer's own words; missing where an owed report was settled by another. */
  writing?: Writing
  /** Names of the papers that came with it. */
  papers: string[]
  filing: {
    filedAt: number
    /** Null for somebody who is not named. */
    citizen: string | null
    title: string
    service: string
    department: string
    place: string
  }
  /** Where the citizen signs in to answer. */
  answer: string
}

/** An action taken report as a paper: what was done, by whom, in whose words, and what the citizen can do about it. */
export function actionTakenReport(props: ReportPaperProps): Paper {
  const { t, telling, report, writing, papers, events } = props
  const who = postingName(t, telling.names, report.posting)
  return paperWith(props, {
    title: t('papers.report'),
    lead: t('papers.report.lead', { who }),
    sections: [
      { heading: null, parts: [{ kind: 'facts', facts: factsOf(props, who) }] },
      ...(writing
        ? [section(t('papers.report-words', { who }), { kind: 'prose', words: asWritten(writing.body) })]
        : []),
      ...(papers.length > 0
        ? [
            section(
              t('papers.report-documents'),
              { kind: 'list', items: papers.map(asWritten) },
              { kind: 'prose', words: inWords(t, t('papers.documents-hint')) },
            ),
          ]
        : []),
      section(t('papers.history'), { kind: 'thread', steps: events.map((event) => stepOf(event, telling)) }),
      standing(props),
    ],
  })
}

const section = (heading: string, ...parts: PaperPart[]): PaperSection => ({ heading, parts })

function factsOf({ t, report, writing, filing }: ReportPaperProps, who: string): PaperFact[] {
  const { filedAt, citizen, title, service, department, place } = filing
  const ours = (text: string) => inWords(t, text)
  const day = (at: number) => ours(dayAndTime(t.language, at, 0))
  return [
    fact(t('papers.reporter'), ours(who)),
    fact(t('papers.level'), ours(String(levelNumber(report.level)))),
    fact(t('papers.reported'), day(report.at)),
    ...(writing?.doneOn ? [fact(t('case.done-on'), ours(dayOfDate(t.language, writing.doneOn)))] : []),
    fact(t('filing.registered.matter'), asWritten(title)),
    fact(t('filing.review.citizen'), citizen ? asWritten(citizen) : inWords(t, t('without-name.reader'))),
    fact(t('grievance.filed'), day(filedAt)),
    fact(t('grievance.service'), ours(service)),
    fact(t('grievance.department'), ours(department)),
    fact(t('grievance.place'), ours(place)),
  ]
}

function stepOf(event: CaseEvent, telling: Telling): PaperStep {
  const { t } = telling
  const reason = reasonOf(event, t)
  return {
    at: dayAndTime(t.language, event.at, 0),
    // With the year, as long as the paper is kept.
    what: happened(event, { ...telling, now: 0 }),
    when: 'happened',
    more: reason ? [inWords(t, reason)] : [],
  }
}

/** How to answer, as long as this is the report that feedback is asked on; else where the case stands by now. */
function standing({ t, telling, situation, report, answer, now }: ReportPaperProps): PaperSection {
  const { feedback, policy } = situation
  if (feedback?.report === report.action && situation.stage === 'feedback')
    return section(
      t('papers.answer'),
      sentences(t, [
        t('papers.answer.until', {
          day: fullDay(t.language, feedback?.until ?? now),
          address: shown(answer),
        }),
        t('papers.answer.no', { days: policy.reopenDays }),
      ]),
    )
  return section(t('papers.today', { day: fullDay(t.language, now) }), {
    kind: 'prose',
    words: inWords(t, nowSentence(situation, telling)),
  })
}
