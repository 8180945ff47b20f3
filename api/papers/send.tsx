import type { Context } from 'hono'
import type { Paper, Check } from '../../views/documents/paper'
import { NotMade } from '../../views/papers/not-made'
import { page, troublePage } from '../answer'
import { mayStill } from '../citizen/allowance'
import { paths } from '../paths'
import { qrCode } from '../qr-code'
import type { Env } from '../route'
import { codeOf, shortOf, type Printed } from './code'

/** What a paper says of how it is checked. White around the code is the paper's own. */
export async function checkOf(c: Context<Env>, printed: Printed): Promise<Check> {
  const { PUBLIC_ORIGIN, SECRET } = c.var.deps.config
  const code = codeOf(SECRET, printed)
  return {
    picture: await qrCode(PUBLIC_ORIGIN + paths.verified(code), 0),
    short: shortOf(code),
    address: PUBLIC_ORIGIN + paths.verify(),
  }
}

/**
 * Answers a paper as a PDF to be kept, or a page that leads back to where the same is said.
 * @param name of the file, without its ending
 * @param instead path of the page that says the same
 */
export async function sendPaper(c: Context<Env>, paper: Paper, name: string, instead: string) {
  if (!(await mayStill(c, 'papers'))) return troublePage(c, 'too-many')
  const { typeset, now, log } = c.var.deps
  const made = await typeset(paper, now())
  if (!made.ok) {
    const { reason, fault } = made
    if (reason !== 'busy') log.error({ reason, fault: fault && withoutWords(fault) }, 'no paper was made')
    return notMade(c, reason === 'too-long', instead)
  }
  c.header('Content-Type', 'application/pdf')
  c.header('Content-Disposition', `attachment; filename="${name}.pdf"`)
  c.header('Cache-Control', 'private, no-store')
  return c.body(new Uint8Array(made.pdf))
}

function notMade(c: Context<Env>, tooLong: boolean, back: string) {
  const { t } = c.var
  const view = <NotMade {...{ t, tooLong, back }} />
  return page(c, { title: t('papers.not-made.title'), status: tooLong ? 413 : 503 }, view)
}

/** The compiler quotes what it stumbled over, which may be what a person wrote. */
const withoutWords = (fault: string): string => fault.replace(/`[^`]*`/g, '`...`').slice(0, 500)
