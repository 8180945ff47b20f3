import type { CaseEvent } from '../../workflows/grievance/types'

const REPORTS: CaseEvent['kind'][] = ['report-filed', 'owed-report-filed']

/** Whether a step has a report, which can be had as a paper. */
export const isReport = ({ kind, action }: CaseEvent): boolean =>
  REPORTS.includes(kind) && action !== undefined
