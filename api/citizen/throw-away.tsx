import { languageOf } from '../../views/case/script'
import { Confirm } from '../../views/components/confirm'
import { throwDraftAway } from '../../db/queries/draft'
import { page } from '../answer'
import { anyone } from '../middleware/guards'
import { paths } from '../paths'
import type { Route } from '../route'
import { draftUnderWay, forget, THROW_AWAY } from './draft'
import { titleOf } from './title'

const ask: Route = {
  method: 'get',
  path: THROW_AWAY,
  guard: anyone,
  handle: async (c) => {
    const { t } = c.var
    const { description = '', key = '' } = (await draftUnderWay(c))?.answers ?? {}
    if (!key) return c.redirect(paths.home(), 303)
    const title = titleOf(description)
    const view = (
      <Confirm
        t={t}
        question={t('filing.throw-away.title')}
        doIt={t('filing.throw-away.do')}
        back={paths.home()}
        idempotencyKey={key}
      >
        <p lang={languageOf(title)}>{title}</p>
        <p>{t('filing.throw-away.text')}</p>
      </Confirm>
    )
    return page(c, { title: t('filing.throw-away.title') }, view)
  },
}

const answer: Route = {
  method: 'post',
  path: THROW_AWAY,
  guard: anyone,
  handle: async (c) => {
    const { key } = await c.req.parseBody()
    const draft = await draftUnderWay(c)
    // Another one that was begun in another tab since is not meant; one that is gone needs nothing more.
    if (draft && draft.answers.key === key) {
      await throwDraftAway(c.var.deps.db, draft.id)
      forget(c, draft.id)
    }
    return c.redirect(paths.home(), 303)
  },
}

export const routes: Route[] = [ask, answer]
