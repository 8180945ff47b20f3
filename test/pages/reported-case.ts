import { randomUUID } from 'node:crypto'
import type { Database } from '../../db/client'
import { openReportLink, reportToken } from '../../db/queries/report-link'
import { actions, writings } from '../../db/schema/action'
import { DAY, HUBBALLI, NOW, seedCase, tell, type SeededCase } from './officer-seed'

export const REPORT = 'The three instalments were released on 20 November.'
const SECRET = 'development-only-secret-never-in-production'

export interface ReportedCase extends SeededCase {
  /** Id of the action that the report came with. */
  report: string
}

/** A case of this citizen's with a report that asks for her feedback. */
export async function reportedCase(
  db: Database,
  citizen: string,
  language = 'en',
  words: { title?: string; description?: string } = {},
): Promise<ReportedCase> {
  const seeded = await seedCase(db, { citizen, language, ...words })
  const { number, situation } = seeded
  const report = randomUUID()
  const by = { role: 'officer', posting: HUBBALLI } as const
  await db.insert(actions).values({
    id: report,
    number,
    kind: 'file-report',
    action: { id: report, kind: 'file-report', by },
    verdict: 'applied',
  })
  await db.insert(writings).values({ action: report, body: REPORT, language: 'en', doneOn: '2026-11-19' })
  const until = NOW + 15 * DAY
  const feedback = { report, openedAt: NOW, until, remindAt: NOW + 7 * DAY, calls: [], attempt: 0 }
  Object.assign(situation, { stage: 'feedback', clock: null, feedback })
  await tell(db, situation, [
    {
      at: NOW,
      kind: 'report-filed',
      level: 'L1',
      posting: HUBBALLI,
      action: report,
      data: { until, inTime: true },
    },
  ])
  return { ...seeded, report }
}

/** Path of the link that the SMS about this report has. */
export async function linkTo(db: Database, { number, report }: ReportedCase): Promise<string> {
  await openReportLink(db, { secret: SECRET, number, report, expiresAt: new Date(NOW + 90 * DAY) })
  return `/a/${reportToken(SECRET, number, report)}`
}
