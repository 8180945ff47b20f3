import type { Person } from './demonstration'

interface Running {
  port: number
  temporalUi: string
  metricsPorts: { web: number; worker: number }
  watch: boolean
  people: Person[]
}

/** What the person reads when everything runs: where to go, and as whom. */
export function closingWords({ port, temporalUi, metricsPorts, watch, people }: Running): string {
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
    `  ${watch ? 'Changed files are loaded by themselves. ' : ''}Ctrl-C stops everything; the data stays in .data.`,
    '',
  ].join('\n')
}
