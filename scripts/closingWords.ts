import { dayAndTime } from '../views/format'
import type { Person } from './demonstration'

interface Running {
  port: number
  temporalUi: string
  metricsPorts: { web: number; worker: number }
  watch: boolean
  people: Person[]
  /** The time of the pages, where a play has moved it ahead of the real one. */
  ahead: number | null
}

/** What the person reads when everything runs: where to go, and as whom. */
export function closingWords({ port, temporalUi, metricsPorts, watch, people, ahead }: Running): string {
  const portal = `http://127.0.0.1:${port}`
  return [
    '',
    `  Portal              ${portal}`,
    `  Officers' desk      ${portal}/officer`,
    `  Development outbox  ${portal}/dev/outbox   every SMS and email that was sent`,
    `  Temporal UI         ${temporalUi}`,
    `  Metrics             http://127.0.0.1:${metricsPorts.web}/metrics (web), ${metricsPorts.worker} (worker)`,
    '',
    `  Demonstration sign-ins, all fictitious, one click each: ${portal}/dev`,
    ...people.map(({ name, mobile, does }) => `    ${mobile}  ${name.padEnd(24)} ${does}`),
    `    The officer of any other post: ${portal}/dev#posts`,
    '',
    ahead === null
      ? '  Worklists are empty: npm run demo -- 500 plays three months of grievances in some minutes.'
      : `  In this demonstration it is ${dayAndTime('en', ahead)}: grievances were played ahead of the real time.`,
    '',
    `  ${watch ? 'Changed files are loaded by themselves. ' : ''}Ctrl-C stops everything; the data stays in .data.`,
    '',
  ].join('\n')
}
