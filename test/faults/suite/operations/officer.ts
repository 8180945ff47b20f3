import { randomUUID } from 'node:crypto'
import { dayInIndia, DAY } from '../../../../workflows/calendar'
import type { ActionKind, Party } from '../../../../workflows/grievance/actions'
import { NOT_TAKEN_UP_REASONS } from '../../../../workflows/grievance/types'
import type { Officer } from '../people'
import { browserOf, words, type Operation } from '../run'
import { send } from './act'
import { attach } from './papers'
import { kindFor, someCase, type CaseAt } from './standing'

const OFFICERS_ACTS = [
  'file-report',
  'file-owed-report',
  'interim-reply',
  'ask-clarification',
  'transfer',
  'send-up',
  'park',
  'propose-not-taken-up',
] as const satisfies ActionKind[]
const NODAL_ACTS = ['confirm-not-taken-up', 'refuse-not-taken-up', 'route'] as const satisfies ActionKind[]

/** Everything that officers and nodal officers do at their desk. */
export async function actAsOfficer(operation: Operation): Promise<void> {
  const { random, run } = operation
  const at = await someCase(operation)
  // Before its first step nobody has it.
  if (!at || at.situation.revision === 0) return
  const { officer, party } = whoActs(operation, at)
  if (!officer) return
  const all = party.role === 'nodal' ? NODAL_ACTS : OFFICERS_ACTS
  const kind = kindFor(operation, at.situation, party, all)
  if (!kind) return
  const key = randomUUID()
  await send(operation, {
    client: browserOf(
      operation,
      run.world.officers.find(({ id }) => id === officer.id),
    ),
    what: kind,
    path: `/officer/grievances/${at.number}/${kind}`,
    number: at.number,
    person: officer,
    key,
    fields: fieldsOf(operation, at, kind, key),
    thumbs: random.chance(0.2) ? 2 : 1,
  })
}

/** Whoever has the case; the nodal officer where a proposal waits; now and then who owes a report, or a stranger. */
function whoActs({ run, random }: Operation, { situation }: CaseAt): { officer?: Officer; party: Party } {
  const { stage, posting, owed } = situation
  const holding = (code: string | null) =>
    run.world.officers.find(({ postings }) => postings.includes(code ?? ''))
  if (stage === 'awaiting-nodal' || stage === 'routing') {
    const nodal = 'social-security/joint-director@ka'
    return { officer: holding(nodal), party: { role: 'nodal', posting: nodal } }
  }
  const code = random.chance(0.2) ? (owed[0]?.posting ?? posting) : posting
  const stranger = random.chance(0.03) ? run.world.officers[0] : undefined
  return { officer: stranger ?? holding(code), party: { role: 'officer', posting: code ?? '' } }
}

function fieldsOf(operation: Operation, { situation }: CaseAt, kind: ActionKind, key: string): FormData {
  const { random } = operation
  const form = new FormData()
  const set = (fields: Record<string, string>) =>
    Object.entries(fields).forEach(([name, value]) => form.set(name, value))
  const today = dayInIndia(Date.now())
  set({ key, step: 'done', words: words(operation, kind), hold: situation.hold?.action ?? '' })
  if (kind === 'file-report' || kind === 'file-owed-report') {
    set({ 'done-on': today, level: situation.owed[0]?.level ?? 'L1' })
    if (random.chance(0.4)) attach(operation, form, 'proof')
  }
  if (kind === 'interim-reply' || kind === 'park')
    form.set('day', dayInIndia(Date.now() + random.between(2, 60) * DAY))
  if (kind === 'propose-not-taken-up') form.set('reason', random.pick(NOT_TAKEN_UP_REASONS))
  if (kind === 'transfer')
    set({ service: 'old-age-pension', area: random.pick(['dharwad.kundgol', 'dharwad.hubballi']) })
  if (kind === 'route') set({ posting: 'revenue/tahsildar@dharwad.hubballi', from: situation.posting ?? '' })
  return form
}
