import { randomUUID } from 'node:crypto'
import { ACTS, type Act } from '../../../../api/citizen/acts'
import { hiddenField } from '../../../harness/visitor'
import { alone, browserOf, words, type Operation } from '../run'
import { send } from './act'
import { attach } from './papers'
import { kindFor, someCase, type CaseAt } from './standing'

const KINDS = ACTS.map(({ kind }) => kind)
/** A withdrawal ends a case: few, so that others go far. */
const RARE = 0.25

/** Answers, feedback, notes, withdrawals, reopenings and contests on the citizen's own pages. */
export async function actAsCitizen(operation: Operation): Promise<void> {
  const { random } = operation
  const at = await someCase(operation)
  const kind = at && kindFor(operation, at.situation, { role: 'citizen' }, KINDS)
  if (!at || !kind || (kind === 'withdraw' && !random.chance(RARE))) return
  const act = ACTS.find((one) => one.kind === kind)?.act ?? 'note'
  await alone(operation, at.citizen, async () => {
    const key = randomUUID()
    await send(operation, {
      client: browserOf(operation, at.citizen),
      what: kind,
      path: `/grievances/${at.number}/${act}`,
      number: at.number,
      person: at.citizen,
      key,
      fields: fieldsOf(operation, at, act, key),
      thumbs: random.chance(0.2) ? 2 : 1,
    })
  })
}

function fieldsOf(operation: Operation, { situation }: CaseAt, act: Act, key: string): FormData {
  const form = new FormData()
  form.set('key', key)
  if (act !== 'withdraw') form.set('text', words(operation, act))
  if (act === 'answer') form.set('hold', situation.hold?.action ?? '')
  if (act === 'feedback') opinion(operation, form, situation.feedback?.report ?? '')
  if (['answer', 'note', 'reopen', 'contest'].includes(act) && operation.random.chance(0.4))
    attach(operation, form, 'files')
  return form
}

function opinion({ random }: Operation, form: FormData, report: string): void {
  const satisfied = random.chance(0.4)
  form.set('report', report)
  form.set('satisfied', satisfied ? 'yes' : 'no')
  if (!satisfied) form.set('reason', random.pick(['nothing-done', 'partly-done', 'came-back']))
}

/** Feedback by the link of an SMS, in a browser that nobody is signed in with. */
export async function answerByLink(operation: Operation): Promise<void> {
  const { run, random } = operation
  const links = run.world.msg91.accepted.flatMap(({ variables }) =>
    Object.values(variables).filter((value) => value.startsWith(`${run.world.system.origin}/a/`)),
  )
  if (links.length === 0) return
  // The latest links are the ones that still ask.
  const link = random.pick(links.slice(-8))
  const client = browserOf(operation)
  await client.get(new URL(link).pathname)
  const { html } = await client.get('/report')
  const [key, report] = [hiddenField(html, 'key'), hiddenField(html, 'report')]
  const at = run.cases.find(({ number }) => html.replaceAll(/\s/g, '').includes(number))
  if (!key || !at) return
  const form = new FormData()
  form.set('key', key)
  form.set('text', words(operation, 'answer by link'))
  opinion(operation, form, report)
  const sent = { client, what: 'feedback', path: '/report', number: at.number, person: at.citizen }
  await send(operation, { ...sent, key, fields: form, thumbs: random.chance(0.3) ? 2 : 1 })
}
