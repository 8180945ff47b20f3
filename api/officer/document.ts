import { noteReading } from '../../db/queries/officer-case'
import { notFound } from '../answer'
import { officer } from '../middleware/guards'
import { paths } from '../paths'
import type { Route } from '../route'
import { sendDocument } from '../send-document'
import { findCase } from './found'
import { officerOf } from './reader'

/** A photo or PDF of a case, for those who may read the case. */
const document: Route = {
  method: 'get',
  path: paths.officerDocument(':number', ':document'),
  guard: officer,
  handle: async (c) => {
    const found = await findCase(c)
    if (!found) return notFound(c)
    const { number } = found.reading.content
    await noteReading(c.var.deps.db, officerOf(c).id, number, 'read-document')
    return sendDocument(c, number, c.req.param('document') ?? '')
  },
}

export const routes: Route[] = [document]
