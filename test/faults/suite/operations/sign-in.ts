import { notDone } from '../client'
import { MARK } from '../people'
import { browserOf, pause, told, type Operation } from '../run'

/** Somebody new: the number, the code of the SMS, sometimes a wrong one first, then the name. */
export async function signIn(operation: Operation): Promise<void> {
  const { run, op, random } = operation
  const mobile = run.newcomer(op % 100)
  const client = browserOf(operation)
  const asked = await client.post('/sign-in', { mobile: mobile.slice(3) })
  if (asked.status !== 303) return told(operation, 'ask-code', { told: notDone(asked), status: asked.status })
  const code = await codeFor(operation, mobile)
  if (!code) return
  if (random.chance(0.3))
    await client.post('/sign-in/code', { code: code === '000000' ? '000001' : '000000' })
  const tries = random.chance(0.3) ? 2 : 1
  const [proved] = await Promise.all(
    Array.from({ length: tries }, () => client.post('/sign-in/code', { code })),
  )
  if (!proved?.location.endsWith('/register')) return
  const fields = { name: `${MARK}name Newcomer ${run.seed} ${op}`, email: '', language: 'en' }
  const registered = await client.post('/register', fields)
  const done = registered.status === 303
  told(operation, 'register', {
    told: done ? 'applied' : notDone(registered),
    status: registered.status,
    key: mobile,
  })
}

async function codeFor({ run }: Operation, mobile: string): Promise<string | undefined> {
  for (let tries = 0; tries < 20; tries += 1) {
    const sms = run.world.msg91.accepted.findLast(
      (one) => one.mobile === mobile.slice(1) && one.flow.includes('otp'),
    )
    if (sms) return Object.values(sms.variables).find((value) => /^\d{6}$/.test(value))
    await pause(100)
  }
  return undefined
}
