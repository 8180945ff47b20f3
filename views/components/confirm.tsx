import type { Child } from 'hono/jsx'
import type { Translator } from '../i18n'
import { Button } from './button'
import { IdempotencyKey } from './field'

interface ConfirmProps {
  t: Translator
  /** The question, as the page's heading. */
  question: string
  /** What it does, and what cannot be undone. */
  children: Child
  /** The verb on the button: never just "yes". */
  doIt: string
  /** Where a reader who thinks again goes. */
  back: string
  idempotencyKey: string
  grave?: boolean
}

/** The step that cannot be undone asks on its own page. The form posts to itself. */
export function Confirm({ t, question, children, doIt, back, idempotencyKey, grave = true }: ConfirmProps) {
  return (
    <>
      <h1>{question}</h1>
      {children}
      <form method="post" class="row">
        <IdempotencyKey value={idempotencyKey} />
        <Button kind={grave ? 'grave' : 'filled'}>{doIt}</Button>
        <a href={back}>{t('common.no-go-back')}</a>
      </form>
    </>
  )
}
