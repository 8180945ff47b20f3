import { outboxMessages, outboxRecipients } from '../../db/queries/demonstration'
import { Outbox, OutboxList } from '../../views/development/outbox'
import { page } from '../answer'
import { developmentOnly } from '../middleware/guards'
import { paths } from '../paths'
import type { Route } from '../route'

/** Every SMS and email that was sent, for everybody or one recipient; the list alone when htmx renews it. */
const outbox: Route = {
  method: 'get',
  path: paths.outbox(),
  guard: developmentOnly,
  handle: async (c) => {
    const { t, deps, partial } = c.var
    const to = c.req.query('to')
    const list = {
      t,
      messages: await outboxMessages(deps.db, to),
      href: paths.outbox({ to }),
      now: deps.now(),
    }
    if (partial) return c.html(<OutboxList {...list} />)
    const recipients = await outboxRecipients(deps.db)
    const filters = [
      { label: t('development.everybody'), href: paths.outbox(), current: !to },
      ...recipients.map((one) => ({ label: one, href: paths.outbox({ to: one }), current: one === to })),
    ]
    return page(
      c,
      { title: t('development.outbox'), wide: true, htmx: true },
      <Outbox {...list} filters={filters} />,
    )
  },
}

export const routes: Route[] = [outbox]
