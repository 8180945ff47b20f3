import type { Payload } from '@temporalio/common'
import { z } from 'zod'
import { operator } from '../middleware/guards'
import { paths } from '../paths'
import type { Route } from '../route'

/** A page of a history, with all that its events carry. */
const MOST_BYTES = 4 * 1024 * 1024

/** As Temporal's UI and command line send payloads: bytes in base64. */
const sent = z.object({
  payloads: z.array(z.object({ metadata: z.record(z.string(), z.base64()), data: z.base64().optional() })),
})

/** Opens sealed payloads for an operator who is signed in here and looks at a case in Temporal's UI. */
const open: Route = {
  method: 'post',
  path: paths.openPayloads(),
  guard: operator,
  bodyLimit: MOST_BYTES,
  handle: async (c) => {
    const parsed = sent.safeParse(await c.req.json().catch(() => null))
    if (!parsed.success) return c.json({ message: 'These are no payloads.' }, 400)
    const sealed = parsed.data.payloads.map(fromBase64)
    try {
      const opened = await c.var.deps.payloads.decode(sealed)
      return c.json({ payloads: opened.map(toBase64) })
    } catch (error) {
      c.var.deps.log.warn({ err: error }, 'payloads could not be opened')
      return c.json({ message: 'Sealed with a key that is not among PAYLOAD_KEYS, or changed since.' }, 422)
    }
  },
}

type Written = z.infer<typeof sent>['payloads'][number]

const fromBase64 = ({ metadata, data = '' }: Written): Payload => ({
  metadata: mapped(metadata, (value) => Buffer.from(value, 'base64')),
  data: Buffer.from(data, 'base64'),
})

const toBase64 = ({ metadata, data }: Payload) => ({
  metadata: mapped(metadata ?? {}, (value) => Buffer.from(value).toString('base64')),
  data: Buffer.from(data ?? []).toString('base64'),
})

const mapped = <From, To>(record: Record<string, From>, write: (value: From) => To): Record<string, To> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, write(value)]))

export const routes: Route[] = [open]
