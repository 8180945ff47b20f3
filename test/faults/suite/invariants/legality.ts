import { judge } from '../../../../workflows/grievance/rules'
import type { Evidence, Invariant, JudgedAction, SeenEvent } from '../evidence'
import { beginning, retell, SHOWN_BY } from './retelling'

export const eventsOf = ({ events }: Evidence, number: string): SeenEvent[] =>
  events.filter((event) => event.number === number).sort((one, other) => one.revision - other.revision)

/** Revisions follow each other without a gap, and time goes forward. */
export const timelinesAreWhole: Invariant = (evidence) =>
  evidence.filings.flatMap(({ number }) => {
    const own = eventsOf(evidence, number)
    const standing = evidence.situations.find((one) => one.number === number)?.situation.revision
    const gap = own.find(({ revision }, index) => revision !== index + 1)
    const back = own.find(({ at }, index) => at < (own[index - 1]?.at ?? 0))
    return [
      ...(own.length > 0 ? [] : [`${number} has no timeline`]),
      ...(gap ? [`the timeline of ${number} has a gap before ${gap.revision}`] : []),
      ...(back ? [`the timeline of ${number} goes back in time at ${back.revision}`] : []),
      ...(standing === own.length ? [] : [`${number} stands at ${standing} of ${own.length} events`]),
    ]
  })

/** Each applied act shows in the timeline once, by its own kind of event; a refused one not at all. */
export const actsShowOnce: Invariant = ({ actions, events }) =>
  actions.flatMap(({ id, kind, number, verdict }) => {
    const shown = events.filter((event) => event.action === id && event.kind === SHOWN_BY[kind])
    const most = verdict === 'applied' ? 1 : 0
    if (shown.length !== most) return [`${kind} ${id} is ${verdict} and shows ${shown.length} times`]
    return shown.some((event) => event.number !== number) ? [`${kind} ${id} shows on another case`] : []
  })

/** Told anew from the timeline, every act was one that the rules allow there and then. */
export const everyChangeIsLegal: Invariant = (evidence) => {
  const byId = new Map(evidence.actions.map((action) => [action.id, action]))
  return evidence.filings.flatMap(({ number, filed }) => {
    const retold = beginning(filed)
    const seen = new Set<string>()
    const faults: string[] = []
    for (const event of eventsOf(evidence, number)) {
      const action = event.action === undefined ? undefined : byId.get(event.action)
      if (event.action !== undefined && !action)
        faults.push(`${event.kind} of ${number} comes of an act that is not there`)
      if (action && !seen.has(action.id)) faults.push(...unlawful(retold.situation, action, event))
      if (action) seen.add(action.id)
      retell(retold, event, action)
    }
    return faults
  })
}

function unlawful(
  situation: Parameters<typeof judge>[0],
  { action, kind, number, submittedAt }: JudgedAction,
  { at, revision }: SeenEvent,
): string[] {
  const judgement = judge(situation, action, Math.min(at, submittedAt))
  return judgement.ok ? [] : [`${kind} at ${number}.${revision} was not allowed: ${judgement.reason}`]
}

/** Every filing, every act and every event has its row in the audit trail, by whoever did it. */
export const everyChangeIsAudited: Invariant = ({ filings, actions, events, audit }) => {
  const rows = new Set(
    audit.flatMap(({ subject, act, actorKind, actor, detail }) => [
      `${subject} ${act} ${actorKind === 'case' ? `case ${detail.revision}` : `${actor} ${detail.action ?? ''}`}`,
    ]),
  )
  const missing = (row: string, what: string) =>
    rows.has(row) ? [] : [`${what} has no row in the audit trail`]
  return [
    ...filings.flatMap(({ number, citizen }) => missing(`${number} filed ${citizen} `, `filing ${number}`)),
    ...actions.flatMap(({ id, number, kind, person }) =>
      missing(`${number} ${kind} ${person} ${id}`, `${kind} ${id}`),
    ),
    ...events.flatMap(({ number, kind, revision }) =>
      missing(`${number} ${kind} case ${revision}`, `${kind} at ${number}.${revision}`),
    ),
  ]
}
