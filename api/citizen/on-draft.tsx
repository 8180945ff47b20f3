import type { Context } from 'hono'
import type { Draft } from '../../db/queries/draft'
import { OtherDraft } from '../../views/citizen/filing/other-draft'
import { page, troublePage } from '../answer'
import { keptForm } from '../kept'
import type { Env } from '../route'
import { isUuid } from '../send-document'
import { draftOf, earlierDraft, nextPath, writeOn } from './draft'
import { titleOf } from './title'

/** A form as it was sent. */
export type Sent = Awaited<ReturnType<Context<Env>['req']['parseBody']>>

type Answered = Response | Promise<Response>

/** Sent by the button that goes on with the draft of a form rather than with that of another tab. */
const GO_ON = 'go-on-here'

/** Whether the reader comes from the page that asked which of two drafts is meant. */
export const wasAsked = (sent: Sent): boolean => sent[GO_ON] === 'yes'

/**
 * Takes what a step has sent to the draft that its form was made for. All tabs share one cookie: where another matter
 * was begun in another tab since, the form's key tells, nothing is stored, and the reader says which one is meant.
 * @param before answers, where it can, for a form whose draft this browser does not have any more
 */
export async function onDraft(
  c: Context<Env>,
  take: (draft: Draft | null, sent: Sent) => Answered,
  before: (sent: Sent) => Promise<Response | null> = async () => null,
): Promise<Response> {
  const sent: Sent = await c.req.parseBody({ all: true })
  const current = await draftOf(c)
  // A form that lay open while this came into use has no key.
  if (!isUuid(sent.key) || sent.key === current?.answers.key) return take(current, sent)
  const own = await earlierDraft(c, sent.key)
  if (!own) return (await before(sent)) ?? gone(c)
  if (current && !wasAsked(sent)) return ask(c, own, current)
  writeOn(c, own.id)
  return take(own, sent)
}

async function ask(c: Context<Env>, own: Draft, other: Draft) {
  const { t } = c.var
  const view = (
    <OtherDraft
      t={t}
      own={titleOf(own.answers.description ?? '')}
      other={{
        title: titleOf(other.answers.description ?? ''),
        href: nextPath(other.answers),
      }}
    >
      {await keptForm(c, { button: { words: t('filing.other.go-on'), name: GO_ON, value: 'yes' } })}
    </OtherDraft>
  )
  return page(c, { title: t('filing.other.title'), status: 409 }, view)
}

const gone = async (c: Context<Env>) => troublePage(c, 'draft-gone', await keptForm(c, { quiet: true }))
