import type { Context } from 'hono'
import { ButtonLink } from '../views/components/button'
import { KeptForm, type KeptButton, type KeptField } from '../views/components/kept-form'
import { troublePage } from './answer'
import type { Env } from './route'
import { fieldsBesideFiles } from './unread-form'

/**
 * The posted form with all its fields, its idempotency key among them, and one button that sends it again to where it
 * was sent. Nothing a person wrote may be lost; only files cannot be kept and have to be chosen again.
 */
export const keptForm = async (c: Context<Env>, how: { quiet?: boolean; button?: KeptButton } = {}) =>
  formOf(c, await keptFields(c), how)

/**
 * The same of a form that may not be read into memory: its words alone are. Undefined where there are none, or too many
 * to bring back.
 * @param most bytes of it that are gone over
 */
export async function keptUnread(c: Context<Env>, most: number) {
  const fields = await fieldsBesideFiles(c.req.raw, most)
  return fields?.some((field) => 'value' in field) ? formOf(c, fields) : undefined
}

/** What a button of the language adds to a form that it sends; sent again it is meant. */
const ADDED = ['speak', 'back']

function formOf(c: Context<Env>, sent: KeptField[], how: { quiet?: boolean; button?: KeptButton } = {}) {
  const { pathname, search } = new URL(c.req.url)
  const fields = sent.filter(({ name }) => !ADDED.includes(name))
  return <KeptForm {...{ t: c.var.t, fields, ...how }} action={pathname + search} />
}

async function keptFields(c: Context<Env>): Promise<KeptField[]> {
  const body = await c.req.parseBody({ all: true })
  return Object.entries(body).flatMap(([name, value]) =>
    [value].flat().map((one) => (typeof one === 'string' ? { name, value: one } : { name, file: one.name })),
  )
}

/**
 * The session ended while somebody was writing. The form stays on this page; its writer signs in in another tab, which
 * gives this browser a session again, and sends it from here.
 * @param door where this reader signs in
 */
export async function signedOut(c: Context<Env>, door: string) {
  c.header('Cache-Control', 'no-store')
  const body = (
    <>
      <p class="row">
        <ButtonLink href={door} elsewhere>
          {c.var.t('errors.sign-in-elsewhere')}
        </ButtonLink>
      </p>
      {await keptForm(c, { quiet: true })}
    </>
  )
  return troublePage(c, 'signed-out', body)
}
