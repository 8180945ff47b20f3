import type { Context } from 'hono'
import type { Arguments, Translator } from '../../views/i18n'
import type { Env } from '../route'
import { FILE_LIMITS } from '../../views/components/photo-field'

/**
 * What the texts of help and policies name. It comes from where it is laid down, the words of buttons too: an answer
 * cannot say something else than the page that it speaks of.
 */
export function pageFacts(c: Context<Env>, t: Translator = c.var.t): Arguments {
  const { config, portal } = c.var.deps
  return {
    helpline: portal.helpline,
    email: portal.owner.email,
    months: portal.owner.reviewMonths,
    site: config.PUBLIC_ORIGIN,
    sender: config.MSG91_SENDER,
    ...FILE_LIMITS,
    file: t('site-map.file'),
    unsure: t('filing.service.none'),
    dates: t('grievance.dates'),
    aloud: t('text-pages.aloud'),
    ...Object.fromEntries(
      ['answer', 'note', 'reopen', 'withdraw', 'contest'].map((act) => [act, t(`grievance.act.${act}`)]),
    ),
  }
}
