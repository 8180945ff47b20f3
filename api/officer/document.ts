import { notFound } from '../answer'
import { officer } from '../middleware/guards'
import { paths } from '../paths'
import type { Route } from '../route'
import { sendDocument } from '../send-document'
import { noteOfficer, openCase } from './found'

/** A photo or PDF of a case, for those who may read the case. */
const document: Route = {
  method: 'get',
  path: paths.officerDocument(':number', ':document'),
  guard: officer,
  handle: async (c) => {
    const found = await openCase(c)
    const document = c.req.param('document') ?? ''
    if (!found?.reading.documents.some(({ id }) => id === document)) return notFound(c)
    await noteOfficer(c, found, { what: 'read-document', document })
    return sendDocument(c, found.reading.content.number, document)
  },
}

export const routes: Route[] = [document]
